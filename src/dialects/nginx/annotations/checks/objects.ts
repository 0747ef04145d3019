import { absenceOf } from '#cluster/absence.js';
import { find } from '#cluster/cluster.js';
import type { Resource } from '#model/resource.js';
import type { World } from './check.js';

/** What a reference leads to; `open`: it may stand elsewhere. */
export type Referenced =
  { readonly kind: 'found'; readonly resource: Resource } | { readonly kind: 'missing' } | { readonly kind: 'open' };

export function referenced(
  { cluster }: World,
  kind: 'Secret' | 'ConfigMap',
  namespace: string,
  name: string,
): Referenced {
  const resource = find(cluster, '', kind, namespace, name);
  if (resource) return { kind: 'found', resource };
  return absenceOf(cluster, '', kind, namespace) === 'open' ? { kind: 'open' } : { kind: 'missing' };
}

/** `namespace/name` or `name`; undefined where it is neither. */
export function nameParts(text: string): { readonly namespace: string; readonly name: string } | undefined {
  const [first = '', second, ...more] = text.split('/');
  if (more.length > 0) return undefined;
  return second === undefined ? { namespace: '', name: first } : { namespace: first, name: second };
}

/** Objects of another namespace are refused unless the ConfigMap allows them. */
export function isForeign({ configuration, namespace }: World, other: string): boolean {
  return !configuration.crossNamespace && other !== namespace;
}
