import type { Json } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import { routeFields, serviceFields, specFields, tlsFields } from './ingress-route-fields.table.js';
import type { Place } from '../resources/place.js';
import { below } from '../resources/place.js';
import { unknownFields } from '../resources/unknown-fields.js';

/** Fields of an IngressRoute that Traefik does not know. */
export function ingressRouteNotes(resource: Resource): readonly Note[] {
  const spec = specOf(resource);
  const at: Place = { resource, path: ['spec'] };
  return [
    ...unknownFields(spec, at, specFields),
    ...unknownFields(objectOf(spec['tls']), below(at, 'tls'), tlsFields),
    ...itemsOf(spec['routes']).flatMap((route, index) => routeNotes(below(at, 'routes', index), route)),
  ];
}

function routeNotes(at: Place, value: Json): readonly Note[] {
  const route = objectOf(value);
  return [
    ...unknownFields(route, at, routeFields),
    ...itemsOf(route['services']).flatMap((service, index) =>
      unknownFields(objectOf(service), below(at, 'services', index), serviceFields),
    ),
  ];
}
