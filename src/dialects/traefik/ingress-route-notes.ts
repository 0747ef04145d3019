import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf } from '#model/json.js';
import { nearest } from '#model/nearest.js';
import type { Note } from '#model/note.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import { routeFields, serviceFields, specFields, tlsFields } from './ingress-route-fields.table.js';
import { noteAt } from './place.js';

/** Fields of an IngressRoute that Traefik does not know. */
export function ingressRouteNotes(resource: Resource): readonly Note[] {
  const spec = specOf(resource);
  const tls = spec['tls'];
  return [
    ...unknownIn(resource, spec, ['spec'], specFields),
    ...(isObject(tls) ? unknownIn(resource, tls, ['spec', 'tls'], tlsFields) : []),
    ...itemsOf(spec['routes']).flatMap((route, at) => routeNotes(resource, objectOf(route), ['spec', 'routes', at])),
  ];
}

function routeNotes(resource: Resource, route: JsonObject, path: Path): readonly Note[] {
  return [
    ...unknownIn(resource, route, path, routeFields),
    ...itemsOf(route['services']).flatMap((service, at) =>
      unknownIn(resource, objectOf(service), [...path, 'services', at], serviceFields),
    ),
  ];
}

function unknownIn(resource: Resource, object: JsonObject, path: Path, known: readonly string[]): readonly Note[] {
  return Object.keys(object).flatMap(key => {
    if (known.includes(key)) return [];
    const near = nearest(key, known);
    return [
      noteAt(
        { resource, path: [...path, key] },
        { kind: 'unknown-key', key, effect: 'ignored', ...(near !== undefined && { nearest: near }) },
      ),
    ];
  });
}
