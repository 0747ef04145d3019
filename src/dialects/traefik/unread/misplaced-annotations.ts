import { ofKind } from '#cluster/cluster.js';
import { objectOf } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import { kindFields } from './kind-fields.table.js';
import { noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';
import { unknownFields } from '../resources/unknown-fields.js';

/** What is written for Traefik where it does not look: labels of its Docker provider, and fields that a kind does not have. */
export function misplacedAnnotations({ cluster, configuration: { crd } }: Context): readonly Note[] {
  const kinds = crd ? Object.entries(kindFields) : [];
  return [
    ...kinds.flatMap(([kind, fields]) =>
      ofKind(cluster, 'traefik.io', kind).flatMap(resource =>
        unknownFields(specOf(resource), { resource, path: ['spec'] }, fields),
      ),
    ),
    ...cluster.resources.flatMap(resource => ['labels', 'annotations'].flatMap(part => dockerKeys(resource, part))),
  ];
}

function dockerKeys(resource: Resource, part: string): readonly Note[] {
  const keys = Object.keys(objectOf(objectOf(resource.value['metadata'])[part]));
  return keys
    .filter(key => /^traefik\.(?:(?:http|tcp|udp|tls)\.|enable$)/.test(key))
    .map(key => noteAt({ resource, path: ['metadata', part, key] }, { kind: 'unknown-key', key, effect: 'ignored' }));
}
