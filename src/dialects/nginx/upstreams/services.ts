import { absenceOf } from '#cluster/absence.js';
import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { ServicePort } from '#cluster/services.js';
import { isExternalName, isHeadless, servicePorts } from '#cluster/services.js';
import type { Backend } from '#model/backend.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, specOf } from '#model/resource.js';
import type { Configuration } from '../installation/configuration.js';
import { isOn } from '../installation/configuration.js';
import type { EndpointsOf } from '../installation/endpoints.js';
import { externalState } from './external-names.js';
import type { Empty, TargetState } from './target-state.js';
import type { ServiceReference } from '../ingresses/ingress.js';

/** What stands behind the name of a Service and a port. */
export interface UpstreamTarget {
  readonly backend: Backend;
  readonly state: TargetState;
  /** Undefined: the Service is not among the manifests. */
  readonly service: Resource | undefined;
}

/** Finds what a reference leads to. A Service that may stand elsewhere is taken to be there, and ready. */
export function targetOf(
  cluster: Cluster,
  endpoints: EndpointsOf,
  reference: ServiceReference,
  byAddress: boolean,
  flags: Configuration['flags'],
): UpstreamTarget {
  const { namespace, service: name, port } = reference;
  const backend = { namespace, service: name, port };
  const service = find(cluster, '', 'Service', namespace, name);
  if (!service) {
    const sure = absenceOf(cluster, '', 'Service', namespace, name) !== 'open';
    return { backend, service, state: sure ? empty('service', `there is no Service ${namespace}/${name}`) : ready };
  }
  if (isExternalName(service)) return externalTarget(service, backend, flags);
  const found = servicePorts(service).find(one => isMeant(one, port));
  const addressed = byAddress && !isHeadless(service);
  if (!found)
    return {
      backend,
      service,
      state: { ...empty('port', `Service ${namespace}/${name} has no port ${port}`), status: addressed ? 502 : 503 },
    };
  return {
    backend: { ...backend, port: found.number },
    service,
    state: addressed ? ready : byZone(service, stateOf(service, found, endpoints), flags),
  };
}

const ready = { kind: 'ready' } as const;

function empty(fault: Empty['fault'], because: string): Empty {
  return { kind: 'empty', status: 503, fault, because };
}

/** By number, by target port or by name. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1236-1238) */
function isMeant({ number, target, name }: ServicePort, wanted: number | string): boolean {
  return [number, target, name].some(one => one !== undefined && `${one}` === `${wanted}`);
}

/** (ingress-nginx v1.15.1, internal/ingress/controller/endpointslices.go: getEndpointsFromSlices; util.go: getIngressPodZone) */
function byZone(service: Resource, state: TargetState, flags: Configuration['flags']): TargetState {
  const mode = annotationsOf(service)['service.kubernetes.io/topology-mode']?.toLowerCase() === 'auto';
  const isChosen = mode || specOf(service)['trafficDistribution'] !== undefined;
  if (state.kind !== 'ready' || !isChosen || !isOn(flags, 'enable-topology-aware-routing')) return state;
  const because = `Service ${service.namespace}/${service.name}: the controller runs with --enable-topology-aware-routing, and which endpoints are in its zone is not in the manifests`;
  return { kind: 'open', because };
}

function stateOf(service: Resource, port: ServicePort, endpoints: EndpointsOf): TargetState {
  const found = endpoints(service, port);
  if (found === 'some') return ready;
  const name = `${service.namespace}/${service.name}`;
  return found === 'none'
    ? empty('endpoints', `Service ${name} has no endpoints for TCP port ${port.number}`)
    : { kind: 'open', because: `Service ${name}: ${found.open}` };
}

/** A Service that stands for a name outside the cluster. Its port is the Service's, whichever the connection goes to. */
function externalTarget(service: Resource, backend: Backend, flags: Configuration['flags']): UpstreamTarget {
  const found = servicePorts(service).find(({ number, name }) => [number, name].includes(backend.port));
  return {
    backend: { ...backend, port: found?.number ?? backend.port },
    service,
    state: externalState(service, backend.port, flags),
  };
}
