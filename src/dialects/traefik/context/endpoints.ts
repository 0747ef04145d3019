import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { podIndex } from '#cluster/pod-index.js';
import { endpointsOf } from '#cluster/services.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { labelsOf } from '#model/resource.js';

/** Whether Traefik finds an address behind a port of a Service. */
export type Endpoints = 'some' | 'none' | 'open';

/** Asks for the endpoints of a Service's port, by the port's name. */
export type EndpointsOf = (service: Resource, portName: string) => Endpoints;

/** The endpoints of the cluster's Services: what the settings say, else EndpointSlices and pods among the manifests. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go: loadService) */
export function endpointsIn(cluster: Cluster, { assumeEndpoints, noEndpoints }: ControllerSettings): EndpointsOf {
  const without = new Set(noEndpoints);
  const slices = new Map<string, Resource[]>();
  for (const slice of ofKind(cluster, 'discovery.k8s.io', 'EndpointSlice')) {
    const key = `${slice.namespace}/${labelsOf(slice)['kubernetes.io/service-name'] ?? ''}`;
    const own = slices.get(key);
    if (own) own.push(slice);
    else slices.set(key, [slice]);
  }
  const pods = podIndex(cluster);
  return (service, portName) => {
    const key = `${service.namespace}/${service.name}`;
    if (without.has(key)) return 'none';
    const own = slices.get(key);
    if (own) return own.some(slice => serves(slice.value, portName)) ? 'some' : 'none';
    if (assumeEndpoints) return 'some';
    const { kind } = endpointsOf(cluster, pods, service);
    return kind === 'none' || kind === 'open' ? kind : 'some';
  };
}

// An address counts unless its condition `serving` is false; the port is found by name.
function serves(slice: JsonObject, portName: string): boolean {
  const hasPort = itemsOf(slice['ports']).some(port => (textOf(objectOf(port)['name']) ?? '') === portName);
  const hasAddress = itemsOf(slice['endpoints']).some(endpoint => {
    const { addresses, conditions } = objectOf(endpoint);
    return objectOf(conditions)['serving'] !== false && itemsOf(addresses).length > 0;
  });
  return hasPort && hasAddress;
}
