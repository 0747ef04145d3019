import { ofKind } from '#cluster/cluster.js';
import type { ServicePort } from '#cluster/services.js';
import { endpointsOf, podPortOf, servicePorts } from '#cluster/services.js';
import type { Workload } from '#cluster/workloads.js';
import { workloadName } from '#cluster/workloads.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { numberOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';
import type { NetworkModel } from '#network/index.js';
import { portFields, rulesWithReceivers } from '#network/index.js';
import { rule } from './rule.js';

export const policyPortOfService = rule({
  id: 'policy-port-of-service',
  category: 'policy',
  severity: 'warning',
  summary: "A network policy opens the Service's port, and the pods listen on another.",
  why: 'Network policies see a connection after the Service has led it to a pod: what counts is the port of the pod, and that one stays closed.',
  fix: "Write the container's port, by number or by name.",
  reads: ['network'],
  *check({ network }) {
    const behind = portMappings(network);
    for (const { source, path, pods } of rulesWithReceivers(network)) {
      const workloads = pods.flatMap(({ workload }) => workload ?? []);
      yield* portsOfServices(source, path, workloads, behind);
    }
  },
});

interface PortMapping {
  readonly service: Resource;
  readonly port: ServicePort;
  /** The port on every node, where it is named. */
  readonly nodePort?: number;
  /** The port of the pod. */
  readonly leadsTo: number;
}

/** The ports of Services in front of each workload that are not the pod's. */
function portMappings(network: NetworkModel): ReadonlyMap<Workload, readonly PortMapping[]> {
  const mappings = new Map<Workload, PortMapping[]>();
  for (const [workloads, fronts] of frontsOf(network)) {
    for (const workload of workloads) {
      const list = mappings.get(workload) ?? [];
      mappings.set(workload, list);
      for (const { service, port } of fronts.values()) list.push(...mappingOf(service, port, workload));
    }
  }
  return mappings;
}

type Front = Pick<PortMapping, 'service' | 'port'>;

/** The Services in front of each list of pods; of those that share pods and port one is enough. */
function frontsOf({ cluster }: NetworkModel): ReadonlyMap<readonly Workload[], ReadonlyMap<string, Front>> {
  const all = new Map<readonly Workload[], Map<string, Front>>();
  for (const service of ofKind(cluster, '', 'Service')) {
    const endpoints = endpointsOf(cluster, service);
    if (endpoints.kind !== 'pods') continue;
    const fronts = all.get(endpoints.workloads) ?? new Map<string, Front>();
    all.set(endpoints.workloads, fronts);
    for (const port of servicePorts(service)) {
      const key = `${port.protocol} ${port.number} ${typeof port.target} ${port.target}`;
      if (!fronts.has(key)) fronts.set(key, { service, port });
    }
  }
  return all;
}

function mappingOf(service: Resource, port: ServicePort, workload: Workload): readonly PortMapping[] {
  const found = podPortOf(port, workload);
  if (found.kind !== 'declared') return [];
  const nodePort = numberOf(valueAt(service.value, ['spec', 'ports', port.index, 'nodePort']));
  const mapping = { service, port, leadsTo: found.port, ...(nodePort !== undefined && { nodePort }) };
  return found.port !== port.number || nodePort !== undefined ? [mapping] : [];
}

function* portsOfServices(
  source: Resource,
  place: Path,
  workloads: readonly Workload[],
  behind: ReadonlyMap<Workload, readonly PortMapping[]>,
): Generator<Finding> {
  const fields = portFields(source, place);
  const [first] = workloads;
  if (!first) return;
  for (const { path, port, protocol } of fields) {
    if (workloads.some(one => one.ports.some(own => own.port === port && own.protocol === protocol))) continue;
    const mappings = workloads.map(workload =>
      behind
        .get(workload)
        ?.find(one => [one.port.number, one.nodePort].includes(port) && one.port.protocol === protocol),
    );
    const [mapping] = mappings;
    // Where other pods are meant, too, or the right port stands beside, the Service's port may be meant for somebody else.
    if (!mapping || mappings.includes(undefined) || fields.some(one => one.port === mapping.leadsTo)) continue;
    const { service } = mapping;
    const what = mapping.nodePort === port ? 'the port on every node of' : 'the port of';
    const message = `${port} is ${what} Service ${service.namespace}/${service.name}; ${workloadName(first)} listens on ${mapping.leadsTo}`;
    const there = ['spec', 'ports', mapping.port.index];
    const related = [{ at: service.locate(there), subject: subjectOf(service), message: 'the Service leads there' }];
    yield { at: source.locate(path), subject: subjectOf(source), path, related, message };
  }
}
