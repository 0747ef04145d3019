import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { podIndex } from '#cluster/pod-index.js';
import type { ServicePort } from '#cluster/services.js';
import { endpointsOf } from '#cluster/services.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { labelsOf } from '#model/resource.js';

/** Whether the controller finds an address behind a port of a Service; or why that is open. */
export type Endpoints = 'some' | 'none' | { readonly open: string };

export type EndpointsOf = (service: Resource, port: ServicePort) => Endpoints;

/** What the settings say of endpoints, else EndpointSlices and pods among the manifests. */
export function endpointsIn(cluster: Cluster, { assumeEndpoints, noEndpoints }: ControllerSettings): EndpointsOf {
  const without = new Set(noEndpoints);
  const slices = slicesByService(cluster);
  const pods = podIndex(cluster);
  return (service, port) => {
    const key = `${service.namespace}/${service.name}`;
    if (without.has(key) || port.protocol !== 'TCP') return 'none';
    const own = slices.get(key);
    if (own) return own.some(slice => isServed(slice, port)) ? 'some' : 'none';
    if (assumeEndpoints) return 'some';
    const found = endpointsOf(cluster, pods, service);
    if (found.kind === 'open') return { open: found.because };
    return found.kind === 'none' ? 'none' : 'some';
  };
}

function slicesByService(cluster: Cluster): ReadonlyMap<string, readonly Resource[]> {
  const slices = new Map<string, Resource[]>();
  for (const slice of ofKind(cluster, 'discovery.k8s.io', 'EndpointSlice')) {
    const key = `${slice.namespace}/${labelsOf(slice)['kubernetes.io/service-name'] ?? ''}`;
    const own = slices.get(key);
    if (own) own.push(slice);
    else slices.set(key, [slice]);
  }
  return slices;
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
