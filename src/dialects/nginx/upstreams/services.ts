import { absenceOf } from '#cluster/absence.js';
import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { ServicePort } from '#cluster/services.js';
import { servicePorts } from '#cluster/services.js';
import type { Backend } from '#model/backend.js';
import { textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { Configuration } from '../installation/configuration.js';
import type { EndpointsOf } from './endpoints.js';
import { goBoolean } from '../values/go-values.js';
import type { ServiceReference } from '../ingresses/ingress.js';

/** What stands behind the name of a Service and a port. */
export interface Target {
  readonly backend: Backend;
  readonly state: TargetState;
  /** Undefined: the Service is not among the manifests. */
  readonly service: Resource | undefined;
}

export type TargetState =
  | { readonly kind: 'ready' }
  | Empty
  /** Whether it has endpoints the manifests do not tell. */
  | { readonly kind: 'open'; readonly because: string };

/** The controller answers by itself. */
export interface Empty {
  readonly kind: 'empty';
  readonly status: number;
  readonly because: string;
  readonly fault: 'service' | 'port' | 'endpoints';
}

/** Finds what a reference leads to. A Service that may stand elsewhere is taken to be there, and ready. */
export function targetOf(
  cluster: Cluster,
  endpoints: EndpointsOf,
  reference: ServiceReference,
  byAddress: boolean,
  flags: Configuration['flags'],
): Target {
  const { namespace, service: name, port } = reference;
  const backend = { namespace, service: name, port };
  const service = find(cluster, '', 'Service', namespace, name);
  if (!service) {
    const sure = absenceOf(cluster, '', 'Service', namespace, name) !== 'open';
    return { backend, service, state: sure ? empty('service', `there is no Service ${namespace}/${name}`) : ready };
  }
  if (specOf(service)['type'] === 'ExternalName') return externalTarget(service, backend, flags);
  const found = servicePorts(service).find(one => isMeant(one, port));
  const addressed = byAddress && specOf(service)['clusterIP'] !== 'None';
  if (!found)
    return {
      backend,
      service,
      state: { ...empty('port', `Service ${namespace}/${name} has no port ${port}`), status: addressed ? 502 : 503 },
    };
  return {
    backend: { ...backend, port: found.number },
    service,
    state: addressed ? ready : stateOf(service, found, endpoints),
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

function stateOf(service: Resource, port: ServicePort, endpoints: EndpointsOf): TargetState {
  const found = endpoints(service, port);
  if (found === 'some') return ready;
  const name = `${service.namespace}/${service.name}`;
  return found === 'none'
    ? empty('endpoints', `Service ${name} has no endpoints for TCP port ${port.number}`)
    : { kind: 'open', because: `Service ${name}: ${found.open}` };
}

/**
 * nginx resolves the name itself; its own host is refused, and with --disable-svc-external-name every name is. (ingress-nginx
 * v1.15.1, internal/ingress/controller/endpointslices.go:49-70 and controller.go, serviceEndpoints; recorded: nginx/backends.json,
 * `ExternalName disabled`)
 */
function externalTarget(service: Resource, backend: Backend, flags: Configuration['flags']): Target {
  if (goBoolean(flags['disable-svc-external-name'] ?? '') === true) {
    const because = `Service ${service.namespace}/${service.name} is of type ExternalName, and the controller runs with --disable-svc-external-name`;
    return { backend, service, state: empty('endpoints', because) };
  }
  const name = textOf(specOf(service)['externalName']) ?? '';
  const refused = `Service ${service.namespace}/${service.name} leads to ${name}, which the controller refuses`;
  if (/^(localhost|127(\.\d+){3}|::1)$/i.test(name)) return { backend, service, state: empty('endpoints', refused) };
  const port = servicePorts(service).find(
    ({ number, name: own }) => `${number}` === `${backend.port}` || own === backend.port,
  );
  return { backend: { ...backend, port: port?.target ?? backend.port }, service, state: ready };
}
