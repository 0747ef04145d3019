import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { ListedAddress, ListedEndpoints } from '#cluster/endpoints/listed-endpoints.js';
import type { FoundPort } from '#cluster/endpoints/ready-endpoints.js';
import { readyEndpoints } from '#cluster/endpoints/ready-endpoints.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import { serviceSelector } from '#cluster/services.js';
import type { Resource } from '#model/resource.js';
import type { Does } from '../versions/changes.table.js';

/** Whether Traefik finds an address behind a port of a Service. */
export type Endpoints = 'some' | 'none' | 'open';

/** Asks for the endpoints of a Service's port. */
export type EndpointsOf = (service: Resource, port: FoundPort) => Endpoints;

/** The endpoints of the cluster's Services: what the settings say, else what is listed and the pods among the manifests. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go: loadService) */
export function endpointsIn(cluster: Cluster, settings: ControllerSettings, does: Does): EndpointsOf {
  const ready = readyEndpoints(cluster, settings, (listed, port) => isServed(listed, port, does));
  return (service, port) => {
    if (!does('endpointSlices') && isInSlicesOnly(cluster, service)) return 'none';
    const found = ready(service, port);
    return typeof found === 'object' ? 'open' : found;
  };
}

/** The port is found by name. */
function isServed({ ports, addresses }: ListedEndpoints, { name = '' }: FoundPort, does: Does): boolean {
  return ports.some(port => port.name === name) && addresses.some(one => counts(one, does));
}

/**
 * An address counts unless its condition `serving` is false. Before, a condition had to say that it is ready or serving. (traefik v3.7.9 and
 * v3.6.6, pkg/provider/kubernetes/ingress/kubernetes.go: loadService; v3.6.6, pkg/provider/kubernetes/k8s/endpoint.go)
 */
function counts({ ready, serving, unsaid }: ListedAddress, does: Does): boolean {
  if (does('endpointsWithoutConditions')) return serving;
  return unsaid === undefined && (ready || (does('servingEndpoints') && serving));
}

/** Somebody lists the addresses of a Service without a selector in slices: nothing makes Endpoints of them. */
function isInSlicesOnly(cluster: Cluster, service: Resource): boolean {
  const { namespace, name } = service;
  const isSelecting = Object.keys(serviceSelector(service)).length > 0;
  const isListed = cluster.pods.slicesOf(namespace, name).length > 0;
  return isListed && !isSelecting && !find(cluster, '', 'Endpoints', namespace, name);
}
