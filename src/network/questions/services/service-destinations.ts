import { find } from '#cluster/cluster.js';
import type { ServicePort } from '#cluster/services.js';
import { endpointsOf, isHeadless, servicePorts } from '#cluster/services.js';
import type { Resource } from '#model/resource.js';
import type { Protocol } from '../../algebra/protocol.js';
import { protocolOf } from '../../algebra/protocol.js';
import type { Endpoint } from '../../endpoints/endpoint.js';
import type { ServiceEnd } from '../../endpoints/end.js';
import type { NetworkModel } from '../../model.js';
import type { ListedEndpoints, ListedPort } from '../../policy/listed-endpoints.js';
import { listedEndpoints } from '../../policy/listed-endpoints.js';
import { addressEndpoints, endpointOf, outside } from '../resolved-end.js';
import type { AskedPort } from './service-backends.js';
import { serviceBackends } from './service-backends.js';

/** Where a connection to a Service ends: any of these, each on its own port; without a port, on any. */
export interface Destination {
  readonly endpoints: readonly Endpoint[];
  readonly port: number | undefined;
  readonly protocol: Protocol;
}

export interface Destinations {
  readonly service: Resource;
  readonly of: readonly Destination[];
  /** The Service is a name for hosts elsewhere: some address outside is meant, and which one is not known. */
  readonly external: boolean;
}

/** Pods, addresses that are listed, or hosts elsewhere; or why it cannot be told. */
export function serviceDestinations(
  model: NetworkModel,
  { namespace, name }: ServiceEnd,
  asked: AskedPort | undefined,
): Destinations | { readonly missing: string } {
  const service = find(model.cluster, '', 'Service', namespace, name);
  if (!service) return { missing: `Service ${namespace}/${name} is not among the manifests` };
  const behind = endpointsOf(model.cluster, service);
  if (behind.kind === 'listed') {
    const listed = listedEndpoints(model.cluster, namespace, name);
    return { service, of: listed.flatMap(one => listedDestinations(model, service, one, asked)), external: false };
  }
  if (behind.kind === 'external')
    return {
      service,
      of: [{ endpoints: outside(model), port: asked?.port, protocol: asked?.protocol ?? 'TCP' }],
      external: true,
    };
  const found = serviceBackends(model, namespace, name, asked);
  if ('missing' in found) return found;
  const of = found.targets.map(({ pods, port, protocol }) => ({ endpoints: endpointOf(model, pods), port, protocol }));
  return { service: found.service, of, external: false };
}

/** What listed addresses open under the name of the Service's port. A headless Service maps no port. */
function listedDestinations(
  model: NetworkModel,
  service: Resource,
  { addresses, ports }: ListedEndpoints,
  asked: AskedPort | undefined,
): readonly Destination[] {
  const found = addressEndpoints(model, addresses);
  if ('missing' in found) return [];
  if (asked && isHeadless(service)) return [{ endpoints: found.endpoints, port: asked.port, protocol: asked.protocol }];
  const meant = servicePorts(service).filter(one => asked === undefined || isAsked(one, asked));
  const open = ports.filter(port => meant.some(one => leadsTo(one, port)));
  return open.map(({ port, protocol }) => ({ endpoints: found.endpoints, port, protocol }));
}

function isAsked({ number, protocol }: ServicePort, asked: AskedPort): boolean {
  return number === asked.port && protocolOf(protocol) === asked.protocol;
}

function leadsTo({ name, protocol }: ServicePort, port: ListedPort): boolean {
  return (name ?? '') === port.name && protocolOf(protocol) === port.protocol;
}

/** From outside a Service is asked for by a port of the nodes, too: the Service's own port that stands behind it. */
export function portBehindNodePort(service: Resource, asked: AskedPort): AskedPort {
  const found = servicePorts(service).find(
    ({ nodePort, protocol }) => nodePort === asked.port && protocolOf(protocol) === asked.protocol,
  );
  return found ? { ...asked, port: found.number } : asked;
}
