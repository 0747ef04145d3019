import type { Cluster } from '#cluster/cluster.js';
import { endpointsOf } from '#cluster/services.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import type { Does } from '../versions/changes.table.js';

/** Whether Traefik finds an address behind a port of a Service. */
export type Endpoints = 'some' | 'none' | 'open';

/** Asks for the endpoints of a Service's port, by the port's name. */
export type EndpointsOf = (service: Resource, portName: string) => Endpoints;

/** The endpoints of the cluster's Services: what the settings say, else EndpointSlices and pods among the manifests. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go: loadService) */
export function endpointsIn(
  cluster: Cluster,
  { assumeEndpoints, noEndpoints }: ControllerSettings,
  does: Does,
): EndpointsOf {
  const without = new Set(noEndpoints);
  return (service, portName) => {
    if (without.has(`${service.namespace}/${service.name}`)) return 'none';
    const own = does('endpointSlices') ? cluster.pods.slicesOf(service.namespace, service.name) : [];
    if (own.length > 0) return own.some(slice => serves(slice.value, portName, does)) ? 'some' : 'none';
    if (assumeEndpoints) return 'some';
    const { kind } = endpointsOf(cluster, service);
    return kind === 'none' || kind === 'open' ? kind : 'some';
  };
}

// The port is found by name.
function serves(slice: JsonObject, portName: string, does: Does): boolean {
  const hasPort = itemsOf(slice['ports']).some(port => (textOf(objectOf(port)['name']) ?? '') === portName);
  const hasAddress = itemsOf(slice['endpoints']).some(endpoint => {
    const { addresses, conditions } = objectOf(endpoint);
    return counts(objectOf(conditions), does) && itemsOf(addresses).length > 0;
  });
  return hasPort && hasAddress;
}

/**
 * An endpoint counts unless its condition `serving` is false. Before it had to be there, or `ready`. (traefik v3.7.9 and v3.6.6,
 * pkg/provider/kubernetes/ingress/kubernetes.go: loadService; v3.6.6, pkg/provider/kubernetes/k8s/endpoint.go)
 */
function counts({ ready, serving }: JsonObject, does: Does): boolean {
  if (does('endpointsWithoutConditions')) return serving !== false;
  return ready === true || (does('servingEndpoints') && serving === true);
}
