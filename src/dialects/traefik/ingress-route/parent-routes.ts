import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { CrdProvider } from '../installation/static-configuration.js';
import { idOf } from '../resources/names.js';
import type { Place } from '../resources/place.js';
import { noteAt } from '../resources/place.js';

/** The keys of the routers under which an IngressRoute stands; undefined where it names no parents. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes_http.go: resolveParentRouterNames) */
export function parentKeysOf(
  cluster: Cluster,
  provider: CrdProvider,
  resource: Resource,
): { readonly keys: readonly string[] | undefined } | { readonly note: Note } {
  const references = itemsOf(specOf(resource)['parentRefs']);
  if (references.length === 0) return { keys: undefined };
  const keys: string[] = [];
  for (const [at, reference] of references.entries()) {
    const { name: named, namespace: wanted } = objectOf(reference);
    const place: Place = { resource, path: ['spec', 'parentRefs', at] };
    const name = textOf(named) ?? '';
    const namespace = (textOf(wanted) ?? '') === '' ? resource.namespace : (textOf(wanted) ?? '');
    if (namespace !== resource.namespace && !provider.allowCrossNamespace) {
      const because = `it is in the namespace ${namespace}, and allowCrossNamespace is off`;
      return { note: crossing(place, because) };
    }
    const parent = find(cluster, 'traefik.io', 'IngressRoute', namespace, name);
    if (!parent) {
      return {
        note: noteAt(place, {
          kind: 'missing-reference',
          to: { group: 'traefik.io', kind: 'IngressRoute', namespace, name },
          role: 'part',
          consequence: { kind: 'resource-skipped' },
        }),
      };
    }
    const rules = itemsOf(specOf(parent)['routes']).map(route => textOf(objectOf(route)['match']) ?? '');
    keys.push(...rules.map(rule => routerKey(parent, rule)));
  }
  return { keys };
}

function crossing(place: Place, because: string): Note {
  return noteAt(place, {
    kind: 'ignored-value',
    key: 'parentRefs',
    because,
    effect: 'ingress-skipped',
    consequence: { kind: 'resource-skipped' },
  });
}

/** The key of a route's router: two of one IngressRoute with one rule share it. (makeServiceKey; the rule stands for its hash) */
export function routerKey({ namespace, name }: Resource, rule: string): string {
  return `${idOf(namespace, name)} ${rule}`;
}
