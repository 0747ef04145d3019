import type { ContainerProps, ContainersProps } from '../containers/container-props.js';
import { containerWarnings } from '../containers/container-warnings.js';
import { containersOf } from '../containers/containers.js';
import type { CountProps } from '../kinds/replicas.js';
import { countWarnings } from '../kinds/replicas.js';
import type { PortProps } from '../ports.js';
import { volumesIn } from '../volumes/mounts.js';
import { ownerWarnings } from '../volumes/owned-volumes.js';
import type { PodProps } from './pod-props.js';

/** What is worth knowing of the pods of an application or a job and does not stop the synthesis. */
export function podWarnings(
  name: string,
  props: PodProps & CountProps & ContainerProps & ContainersProps & PortProps,
): readonly string[] {
  const containers = containersOf(name, props);
  return [
    ...countWarnings(props, volumesIn(containers)),
    ...ownerWarnings(props, containers),
    ...containers.flatMap(containerWarnings),
  ];
}
