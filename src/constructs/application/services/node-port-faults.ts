import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { JsonObject } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import { objectsOfKind } from '../../tree/objects-of-kind.js';
import { seenIn } from '../../tree/seen.js';
import type { NamedPort } from '../../workload/ports.js';
import type { WorkloadConstruct } from '../../workload/workload.js';

/**
 * A port of all nodes that another Service of the cluster has: the API server refuses the second of them.
 * (kubernetes v1.36, pkg/registry/core/service/portallocator/operation.go: PortAllocationOperation)
 */
export function nodePortFaults(application: WorkloadConstruct, ports: readonly NamedPort[]): readonly string[] {
  const asked = ports.filter(one => one.nodePort !== undefined);
  if (asked.length === 0) return [];
  const own = application.node.path;
  const held = seenIn(application, holders);
  return asked.flatMap(({ name, nodePort, protocol }) => {
    const port = portKey(nodePort, protocol);
    const [first] = held.get(port) ?? [];
    if (first === undefined || first === own || first.startsWith(`${own}/`)) return [];
    return [
      `ports.${name}.nodePort: ${first} has ${port} already, and a port of nodes leads to one Service; give another`,
    ];
  });
}

/** Which constructs ask for a port of nodes, in the order of the tree. */
function holders(constructs: readonly IConstruct[]): ReadonlyMap<string, readonly string[]> {
  const held = new Map<string, string[]>();
  for (const service of objectsOfKind(constructs, kind => kind === 'Service'))
    for (const port of nodePortsOf(service)) {
      const others = held.get(port);
      if (others) others.push(service.node.path);
      else held.set(port, [service.node.path]);
    }
  return held;
}

function nodePortsOf(service: ApiObject): readonly string[] {
  const ports = itemsOf(objectOf(manifestOf(service)['spec'])['ports']).map(objectOf);
  return ports.flatMap(({ nodePort, protocol }) => {
    const number = numberOf(nodePort);
    return number === undefined ? [] : [portKey(number, textOf(protocol))];
  });
}

function portKey(port: number | undefined, protocol = 'TCP'): string {
  return `${port ?? ''}/${protocol}`;
}

/** What cannot be printed is told where it is printed. */
function manifestOf(service: ApiObject): JsonObject {
  try {
    return service.toJson() as JsonObject; // cdk8s gives `any`
  } catch {
    return {};
  }
}
