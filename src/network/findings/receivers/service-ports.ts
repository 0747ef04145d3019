import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { podTargets } from '#cluster/pod-targets.js';
import type { ServicePort } from '#cluster/services.js';
import { servicePorts, workloadsBehind } from '#cluster/services.js';
import type { Workload } from '#cluster/workloads.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { NetworkModel } from '../../model.js';
import type { PortField } from './port-fields.js';
import { portFields } from './port-fields.js';
import { rulesWithReceivers } from './rules-with-receivers.js';

/** A rule that opens the port of a Service, where the pods behind it listen on another. */
export interface ServicePortOpened {
  readonly source: Resource;
  readonly path: Path;
  /** As the rule has it: the Service's own, or that on every node. */
  readonly port: number;
  readonly front: ServiceFront;
  /** Of the pods that the rule speaks of. */
  readonly workload: Workload;
}

/** A port of a Service in front of pods that listen on another. */
export interface ServiceFront {
  readonly service: Resource;
  readonly port: ServicePort;
  /** The port of the pods. */
  readonly leadsTo: number;
}

export function* servicePortsOpened(network: NetworkModel): Generator<ServicePortOpened> {
  const fronts = frontsOf(network.cluster);
  for (const { source, path, pods } of rulesWithReceivers(network)) {
    const workloads = pods.flatMap(({ workload }) => workload ?? []);
    const fields = portFields(source, path);
    for (const field of workloads.length > 0 ? fields : []) {
      const opened = openedBy(field, workloads, fronts);
      // Where the right port stands beside, the Service's port may be meant for somebody else.
      if (opened && !fields.some(({ port }) => port === opened.front.leadsTo)) yield { source, ...opened };
    }
  }
}

/** The port of a Service in front of all the pods, none of which listens on it. */
function openedBy(
  { path, port, protocol }: PortField,
  workloads: readonly Workload[],
  fronts: ReadonlyMap<Workload, readonly ServiceFront[]>,
): Omit<ServicePortOpened, 'source'> | undefined {
  if (workloads.some(one => one.ports.some(own => own.port === port && own.protocol === protocol))) return undefined;
  const meant = workloads.map(one => fronts.get(one)?.find(front => isMeant(front, port, protocol)));
  const [[workload], [front]] = [workloads, meant];
  return workload && front && !meant.includes(undefined) ? { path, port, front, workload } : undefined;
}

function isMeant({ port }: ServiceFront, number: number, protocol: string): boolean {
  return [port.number, port.nodePort].includes(number) && port.protocol === protocol;
}

/** The ports of Services in front of each workload; of Services that share pods and port one is enough. */
function frontsOf(cluster: Cluster): ReadonlyMap<Workload, readonly ServiceFront[]> {
  const followed = new Map<readonly Workload[], Set<string>>();
  const fronts = new Map<Workload, ServiceFront[]>();
  for (const service of ofKind(cluster, '', 'Service')) {
    const workloads = workloadsBehind(cluster, service);
    const known = followed.get(workloads) ?? new Set();
    followed.set(workloads, known);
    const fresh = servicePorts(service).filter(port => !known.has(mappingText(port)) && known.add(mappingText(port)));
    for (const { workload, from, to } of podTargets(cluster, service, fresh)) {
      if (to.kind !== 'declared' || (to.port === from.number && from.nodePort === undefined)) continue;
      const own = fronts.get(workload) ?? [];
      fronts.set(workload, own);
      own.push({ service, port: from, leadsTo: to.port });
    }
  }
  return fronts;
}

function mappingText({ protocol, number, target }: ServicePort): string {
  return `${protocol} ${number} ${typeof target} ${target}`;
}
