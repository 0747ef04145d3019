import type { NamedPort, PortProps } from '../ports.js';
import { portsOf } from '../ports.js';
import type { BesideProps, ContainerProps, ContainersProps, SidecarProps } from './container-props.js';

/** A container of a pod, whatever it is for. */
export interface PodContainer {
  readonly name: string;
  /** `own`: the application's; `init`: it ends before the others start. */
  readonly role: 'own' | 'beside' | 'sidecar' | 'init';
  readonly props: ContainerProps;
  /** The user id that it alone runs as: that of the application's own container is the pod's. */
  readonly user?: number;
  readonly ports: readonly NamedPort[];
  /** Where its props stand: `sidecars.proxy.`, and '' for the application's own. */
  readonly prop: string;
}

/** All containers of a pod: the application's own, those beside, and the init containers in the order in which they start. */
export function containersOf(
  name: string,
  props: ContainerProps & ContainersProps & PortProps,
): readonly PodContainer[] {
  const { containers = {}, sidecars = {}, initContainers = {} } = props;
  const [late, early] = [Object.entries(sidecars).filter(isLate), Object.entries(sidecars).filter(one => !isLate(one))];
  return [
    { name, role: 'own', props, ports: portsOf(props), prop: '' },
    ...Object.entries(containers).map(([id, one]) => beside(id, 'beside', one, 'containers')),
    ...early.map(([id, one]) => beside(id, 'sidecar', one, 'sidecars')),
    ...Object.entries(initContainers).map(([id, one]) => beside(id, 'init', one, 'initContainers')),
    ...late.map(([id, one]) => beside(id, 'sidecar', one, 'sidecars')),
  ];
}

/** The ports of a pod: the application's own come first. */
export function allPortsOf(props: ContainerProps & ContainersProps & PortProps): readonly NamedPort[] {
  return containersOf('', props).flatMap(({ ports }) => ports);
}

function isLate([, { afterInit }]: readonly [string, SidecarProps]): boolean {
  return afterInit === true;
}

function beside(name: string, role: PodContainer['role'], props: BesideProps, list: string): PodContainer {
  const ports = portsOf({ ports: props.ports ?? {} });
  return { name, role, props, ports, prop: `${list}.${name}.`, ...(props.user !== undefined && { user: props.user }) };
}
