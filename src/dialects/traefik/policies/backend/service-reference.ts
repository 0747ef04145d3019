import type { Backend } from '#model/backend.js';
import type { Json, JsonObject } from '#model/json.js';
import { numberOf, textOf } from '#model/json.js';

/** The Service that a reference of Traefik's kinds means; its namespace stands in it once it has been resolved. */
export function backendIn({ kind, name, namespace, port }: JsonObject): Backend | undefined {
  if ((textOf(kind) ?? 'Service') !== 'Service') return undefined;
  return {
    namespace: textOf(namespace) ?? '',
    service: textOf(name) ?? '',
    port: numberOf(port) ?? textOf(port) ?? 0,
  };
}

/** What a reference says beyond the Service: the whole of it, as another controller does not take it. */
export function ownReference(reference: JsonObject, known: readonly string[] = []): JsonObject | undefined {
  const plain = ['name', 'namespace', 'port', ...known];
  const isPlain = ([field, value]: readonly [string, Json | undefined]): boolean =>
    plain.includes(field) || (field === 'scheme' && value === 'http');
  return Object.entries(reference).every(isPlain) ? undefined : reference;
}

/** Why what is said in a controller's own words refers to no service of Traefik. */
export function referenceFault(own: JsonObject | undefined): string | undefined {
  return own === undefined || typeof own['name'] === 'string'
    ? undefined
    : `${Object.keys(own).join(', ')} refers to no service of Traefik: name one`;
}

/** A reference to a Service, for a manifest of a namespace. By itself Traefik speaks what the port's name and number say. */
export function referenceTo({ namespace, service, port }: Backend, own: string): JsonObject {
  return { name: service, ...(namespace !== own && { namespace }), port, scheme: 'http' };
}
