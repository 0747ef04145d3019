import type { Cluster } from '#cluster/cluster.js';
import type { ListedEndpoints } from '#cluster/endpoints/listed-endpoints.js';
import type { FoundPort } from '#cluster/endpoints/ready-endpoints.js';
import { readyEndpoints } from '#cluster/endpoints/ready-endpoints.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Resource } from '#model/resource.js';

/** Whether Traefik finds an address behind a port of a Service. */
export type Endpoints = 'some' | 'none' | 'open';

/** Asks for the endpoints of a Service's port. */
export type EndpointsOf = (service: Resource, port: FoundPort) => Endpoints;

/** The endpoints of the cluster's Services: what the settings say, else what is listed and the pods among the manifests. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go: loadService) */
export function endpointsIn(cluster: Cluster, settings: ControllerSettings): EndpointsOf {
  const find = readyEndpoints(cluster, settings, isServed);
  return (service, port) => {
    const found = find(service, port);
    return typeof found === 'object' ? 'open' : found;
  };
}

/** An address counts unless its condition `serving` is false; the port is found by name. */
function isServed({ ports, addresses }: ListedEndpoints, { name = '' }: FoundPort): boolean {
  return ports.some(port => port.name === name) && addresses.some(({ serving }) => serving);
}
