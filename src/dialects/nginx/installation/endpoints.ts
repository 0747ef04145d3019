import type { Cluster } from '#cluster/cluster.js';
import type { ListedEndpoints } from '#cluster/endpoints/listed-endpoints.js';
import type { FoundPort, ReadyEndpoints } from '#cluster/endpoints/ready-endpoints.js';
import { readyEndpoints } from '#cluster/endpoints/ready-endpoints.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Resource } from '#model/resource.js';

/** Asks whether the controller finds an address behind a port of a Service. */
export type EndpointsOf = (service: Resource, port: FoundPort) => ReadyEndpoints;

/** What the settings say of endpoints, else what is listed and the pods among the manifests; only TCP counts. */
export function endpointsIn(cluster: Cluster, settings: ControllerSettings): EndpointsOf {
  const find = readyEndpoints(cluster, settings, isServed);
  return (service, port) => (port.protocol === 'TCP' ? find(service, port) : 'none');
}

/**
 * Only ready addresses. A port that is listed is found by its name, and under any name where the Service's has none or leads to a
 * number; where no port is listed that number is taken. (ingress-nginx v1.15.1, internal/ingress/controller/endpointslices.go:80-165)
 */
function isServed({ ports, addresses }: ListedEndpoints, { name, target }: FoundPort): boolean {
  const byNumber = typeof target === 'number';
  const isFound =
    (ports.length === 0 && byNumber) ||
    ports.some(port => port.protocol === 'TCP' && (byNumber || name === undefined || port.name === name));
  return isFound && addresses.some(({ ready }) => ready);
}
