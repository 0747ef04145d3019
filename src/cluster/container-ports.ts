import type { JsonObject } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { PlacedContainer } from './containers.js';
import { placedContainers } from './containers.js';

/** A port that a container declares. */
export interface ContainerPort {
  readonly name: string | undefined;
  readonly port: number;
  readonly protocol: string;
  /** The container, and where the port stands in the resource. */
  readonly container: string;
  readonly path: Path;
}

/** The ports of a pod's containers, and of init containers that go on running. */
export function containerPorts(spec: JsonObject, path: Path): readonly ContainerPort[] {
  return placedContainers(spec, path, ['containers', 'initContainers']).flatMap(one =>
    one.list === 'containers' || one.container['restartPolicy'] === 'Always' ? portsDeclared(one) : [],
  );
}

/** The ports of one container. */
export function portsDeclared({
  container,
  path,
}: Pick<PlacedContainer, 'container' | 'path'>): readonly ContainerPort[] {
  return itemsOf(container['ports']).flatMap((json, at) => {
    const { name, containerPort, protocol } = objectOf(json);
    const port = numberOf(containerPort);
    if (port === undefined) return [];
    return [
      {
        name: textOf(name),
        port,
        protocol: textOf(protocol) ?? 'TCP',
        container: textOf(container['name']) ?? '',
        path: [...path, 'ports', at],
      },
    ];
  });
}
