import type { Cluster } from '#cluster/cluster.js';
import type { ServicePort } from '#cluster/services.js';
import { endpointsOf } from '#cluster/services.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';

/** Whether the controller finds an address behind a port of a Service; or why that is open. */
export type Endpoints = 'some' | 'none' | { readonly open: string };

export type EndpointsOf = (service: Resource, port: ServicePort) => Endpoints;

/** What the settings say of endpoints, else EndpointSlices and pods among the manifests. */
export function endpointsIn(cluster: Cluster, { assumeEndpoints, noEndpoints }: ControllerSettings): EndpointsOf {
  const without = new Set(noEndpoints);
  return (service, port) => {
    const key = `${service.namespace}/${service.name}`;
    if (without.has(key) || port.protocol !== 'TCP') return 'none';
    const own = cluster.pods.slicesOf(service.namespace, service.name);
    if (own.length > 0) return own.some(slice => isServed(slice, port)) ? 'some' : 'none';
    if (assumeEndpoints) return 'some';
    const found = endpointsOf(cluster, service);
    if (found.kind === 'open') return { open: found.because };
    return found.kind === 'none' ? 'none' : 'some';
  };
}

/** Only ready addresses, only over TCP. (ingress-nginx v1.15.1, internal/ingress/controller/endpointslices.go:100-160) */
function isServed({ value }: Resource, { name }: ServicePort): boolean {
  const ports = itemsOf(value['ports']).map(objectOf);
  const hasPort = ports.some(port => (port['protocol'] ?? 'TCP') === 'TCP' && (port['name'] ?? '') === (name ?? ''));
  const hasAddress = itemsOf(value['endpoints']).some(endpoint => {
    const { addresses, conditions } = objectOf(endpoint);
    return objectOf(conditions)['ready'] !== false && itemsOf(addresses).length > 0;
  });
  return hasPort && hasAddress;
}
