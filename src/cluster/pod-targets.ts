import type { Resource } from '#model/resource.js';
import type { Cluster } from './cluster.js';
import type { PodPort, ServicePort } from './services.js';
import { podPortOf, servicePorts, workloadsBehind } from './services.js';
import type { Workload } from './workloads.js';

/** Where a port of a Service leads in the pods of one workload. */
export interface PodTarget {
  readonly workload: Workload;
  /** The Service's port. */
  readonly from: ServicePort;
  /** The pods' port. */
  readonly to: PodPort;
}

/** From a Service over its ports to those of the pods behind it: over all of its ports, unless some are meant. */
export function podTargets(
  cluster: Cluster,
  service: Resource,
  ports: readonly ServicePort[] = servicePorts(service),
): readonly PodTarget[] {
  const workloads = ports.length === 0 ? [] : workloadsBehind(cluster, service);
  return ports.flatMap(port => targetsIn(workloads, port));
}

/** Where one port leads in each of these workloads. */
export function targetsIn(workloads: readonly Workload[], from: ServicePort): readonly PodTarget[] {
  return workloads.map(workload => ({ workload, from, to: podPortOf(from, workload) }));
}
