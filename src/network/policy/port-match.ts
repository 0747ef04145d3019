import type { PortItem, PortMatch } from './policy.js';
import type { PortSet } from '../algebra/port-set.js';
import { allPorts, difference, noPorts, portsOf, union } from '../algebra/port-set.js';
import type { Protocol } from '../algebra/protocol.js';

/** A port that a container of a pod declares. */
export interface ContainerPort {
  readonly name: string | undefined;
  readonly port: number;
  readonly protocol: Protocol;
}

/** The ports that a rule speaks of at a pod with these container ports; names open nothing where the pod has none such. */
export function portsAt({ of, except }: PortMatch, containers: readonly ContainerPort[]): PortSet {
  const meant = of === undefined ? allPorts : unionOf(of, containers);
  return except.length === 0 ? meant : difference(meant, unionOf(except, containers));
}

/** The names that a rule calls ports by. */
export function namesIn({ of = [], except }: PortMatch): readonly string[] {
  return [...of, ...except].flatMap(item => (item.kind === 'name' ? [item.name] : []));
}

function unionOf(items: readonly PortItem[], containers: readonly ContainerPort[]): PortSet {
  return items.reduce<PortSet>((ports, item) => union(ports, portsOfItem(item, containers)), noPorts);
}

function portsOfItem(item: PortItem, containers: readonly ContainerPort[]): PortSet {
  switch (item.kind) {
    case 'range':
      return portsOf(item);
    case 'name':
      return namedPorts(item.name, item.protocol, containers);
    case 'other':
      return noPorts;
  }
}

/** A name means the ports of that name and protocol that the pod declares. */
function namedPorts(name: string, wanted: string | undefined, containers: readonly ContainerPort[]): PortSet {
  const named = containers.filter(one => one.name === name && (wanted === undefined || one.protocol === wanted));
  return named.reduce<PortSet>(
    (ports, { port, protocol }) => union(ports, portsOf({ protocol, from: port, to: port })),
    noPorts,
  );
}
