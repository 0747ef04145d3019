import type { Cluster } from '#cluster/cluster.js';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { Place } from '../resources/place.js';
import { noteAt } from '../resources/place.js';
import { openCharts } from '../installation/installation.js';
import { traefikContainer, wordsOf } from '../installation/traefik-container.js';

/** A Traefik that is told its static configuration where it is not read: in a file, in variables of its environment, or in values of its chart that stand elsewhere. (traefik v3.7.9, cmd/traefik/traefik.go: loaders; the first that has anything counts) */
export function unreadConfiguration(cluster: Cluster): readonly Note[] {
  const charts = openCharts(cluster).map(({ resource, path, open }) => {
    const because = `${open}; what is not seen is taken to be as the chart has it`;
    return noteAt({ resource, path }, { kind: 'opaque-value', key: 'values', because });
  });
  const workloads = cluster.resources.flatMap(resource => {
    const placed = traefikContainer(resource);
    const from = placed && sourceOf(placed.container);
    if (!from) return [];
    const place: Place = { resource, path: [...placed.path, from.field] };
    const because = `the static configuration is in ${from.where}; what the Helm chart sets is taken to hold, unless the settings of the controller say it (static)`;
    return [noteAt(place, { kind: 'opaque-value', key: from.field, because })];
  });
  return [...charts, ...workloads];
}

function sourceOf(container: JsonObject): { readonly field: string; readonly where: string } | undefined {
  const words = wordsOf(container);
  if (words.some(word => /^--?configfile\b/i.test(word))) return { field: 'args', where: 'a file' };
  if (words.some(word => word.startsWith('-'))) return undefined;
  const names = itemsOf(container['env']).map(one => textOf(objectOf(one)['name']) ?? '');
  if (names.some(name => /^TRAEFIK_/i.test(name))) return { field: 'env', where: 'variables of the environment' };
  const mounts = itemsOf(container['volumeMounts']).map(one => textOf(objectOf(one)['mountPath']) ?? '');
  return mounts.some(path => path.startsWith('/etc/traefik')) ? { field: 'volumeMounts', where: 'a file' } : undefined;
}
