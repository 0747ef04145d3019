import type { ControllerSettings } from '#model/routing/controller.js';
import { objectOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { Cluster } from '../cluster.js';
import type { ServicePort } from '../services.js';
import { endpointsOf, podPortOf } from '../services.js';
import type { Workload } from '../workloads.js';
import type { ListedEndpoints } from './listed-endpoints.js';
import { listedEndpoints } from './listed-endpoints.js';
import type { RunningPods } from './running-pods.js';
import { runningPods } from './running-pods.js';

/** Whether a controller finds an address behind a port of a Service; or why that is open. */
export type ReadyEndpoints = 'some' | 'none' | { readonly open: string };

/** A port of a Service, as its endpoints are asked for it. */
export type FoundPort = Pick<ServicePort, 'name' | 'target' | 'protocol'>;

/**
 * What stands behind a port of a Service: as the settings say, else as the manifests list it, else by the pods that it selects. How a
 * controller takes what is listed is its own: it finds the port among those, and which addresses count.
 */
export function readyEndpoints(
  cluster: Cluster,
  { assumeEndpoints, noEndpoints }: Pick<ControllerSettings, 'assumeEndpoints' | 'noEndpoints'>,
  isServed: (listed: ListedEndpoints, port: FoundPort) => boolean,
): (service: Resource, port: FoundPort) => ReadyEndpoints {
  const without = new Set(noEndpoints);
  return (service, port) => {
    if (without.has(`${service.namespace}/${service.name}`)) return 'none';
    const listed = listedEndpoints(cluster, service);
    if (listed) return listed.some(one => isServed(one, port)) ? 'some' : 'none';
    const found = endpointsOf(cluster, service);
    if (found.kind === 'pods') return readyAmong(found.workloads.map(one => behind(cluster, service, port, one)));
    if (assumeEndpoints) return 'some';
    if (found.kind === 'open') return { open: found.because };
    return found.kind === 'none' ? 'none' : 'some';
  };
}

/** Pods that are not ready are found all the same where the Service says so. (kubernetes v1.36, core/v1, ServiceSpec.publishNotReadyAddresses) */
function behind(cluster: Cluster, service: Resource, port: FoundPort, workload: Workload): RunningPods {
  if (podPortOf(port, workload).kind === 'missing-name') return 'none';
  if (specOf(service)['publishNotReadyAddresses'] !== true) return runningPods(cluster, workload);
  return runningPods(cluster, { ...workload, resource: unsaid(workload.resource), pods: [] });
}

/** A resource that says nothing of whether its pods are ready, or go. */
function unsaid(resource: Resource): Resource {
  const { deletionTimestamp, ...metadata } = objectOf(resource.value['metadata']);
  const kept = deletionTimestamp === undefined ? resource.value : { ...resource.value, metadata };
  return { ...resource, value: { ...kept, status: {} } };
}

/** One that runs is enough. */
function readyAmong(all: readonly RunningPods[]): ReadyEndpoints {
  if (all.includes('some')) return 'some';
  return all.find(one => typeof one === 'object') ?? 'none';
}
