import { absenceOf } from '#cluster/absence.js';
import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { Backend } from '#model/backend.js';
import type { ControllerSettings } from '#model/controller.js';
import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { ServiceReference } from './ingress.js';

/** What stands behind the name of a Service and a port. */
export interface Target {
  readonly backend: Backend;
  readonly state:
    | { readonly kind: 'ready' }
    | {
        readonly kind: 'empty';
        readonly status: number;
        readonly because: string;
        readonly fault: 'service' | 'port' | 'endpoints';
      };
  readonly service: Resource | undefined;
  /** The Service is not among the manifests. */
  readonly absent: boolean;
}

/** Finds what a reference leads to. Absent a Service that may well exist, it is taken to be ready. */
export function targetOf(
  cluster: Cluster,
  settings: ControllerSettings,
  reference: ServiceReference,
  byAddress: boolean,
): Target {
  const { namespace, service: name, port } = reference;
  const backend = { namespace, service: name, port };
  const service = find(cluster, '', 'Service', namespace, name);
  if (!service) {
    const sure = absenceOf(cluster, '', 'Service', namespace) !== 'open';
    return {
      backend,
      service,
      absent: true,
      state: sure ? empty('service', `there is no Service ${namespace}/${name}`) : ready,
    };
  }
  const spec = specOf(service);
  if (spec['type'] === 'ExternalName') return externalTarget(service, backend);
  const found = portOf(spec, port);
  const addressed = byAddress && hasAddress(spec);
  if (!found)
    return {
      backend,
      service,
      absent: false,
      state: { ...empty('port', `Service ${namespace}/${name} has no port ${port}`), status: addressed ? 502 : 503 },
    };
  if (addressed) return { backend: { ...backend, port: portNumber(found) }, service, absent: false, state: ready };
  return {
    backend: { ...backend, port: portNumber(found) },
    service,
    absent: false,
    state: endpointsOf(settings, service, found),
  };
}

const ready = { kind: 'ready' } as const;

function empty(fault: 'service' | 'port' | 'endpoints', because: string): Target['state'] & { readonly kind: 'empty' } {
  return { kind: 'empty', status: 503, fault, because };
}

/** By number, by target port or by name, whichever port fits first. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1236-1238) */
function portOf(spec: JsonObject, wanted: number | string): JsonObject | undefined {
  const names = ({ port, targetPort, name }: JsonObject) => [port, targetPort ?? port, name];
  return itemsOf(spec['ports'])
    .map(objectOf)
    .find(port => names(port).some(one => isSamePort(one, wanted)));
}

/** `80` and `"80"` are one. */
function isSamePort(one: Json | undefined, other: number | string): boolean {
  return (typeof one === 'number' || typeof one === 'string') && `${one}` === `${other}`;
}

function portNumber(port: JsonObject): number {
  return numberOf(port['port']) ?? 0;
}

/** Only ready endpoints and only TCP. (ingress-nginx v1.15.1, internal/ingress/controller/endpointslices.go:155) */
function endpointsOf(settings: ControllerSettings, service: Resource, port: JsonObject): Target['state'] {
  const name = `${service.namespace}/${service.name}`;
  if ((port['protocol'] ?? 'TCP') !== 'TCP') return empty('endpoints', `the port of Service ${name} is not TCP`);
  return settings.noEndpoints.includes(name) ? empty('endpoints', `Service ${name} has no endpoints`) : ready;
}

function hasAddress(spec: JsonObject): boolean {
  return spec['clusterIP'] !== 'None';
}

/** nginx resolves the name itself; its own host is refused. (ingress-nginx v1.15.1, internal/ingress/controller/endpointslices.go:49-70) */
function externalTarget(service: Resource, backend: Backend): Target {
  const spec = specOf(service);
  const name = textOf(spec['externalName']) ?? '';
  if (/^(localhost|127(\.\d+){3}|::1)$/i.test(name))
    return {
      backend,
      service,
      absent: false,
      state: empty(
        'endpoints',
        `Service ${service.namespace}/${service.name} leads to ${name}, which the controller refuses`,
      ),
    };
  const found = itemsOf(spec['ports'])
    .map(objectOf)
    .find(port => isSamePort(port['port'], backend.port) || port['name'] === backend.port);
  const port = found ? (numberOf(found['targetPort']) ?? portNumber(found)) : backend.port;
  return { backend: { ...backend, port }, service, absent: false, state: ready };
}
