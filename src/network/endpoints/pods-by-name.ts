import { valuesByKey } from '#model/grouped.js';
import type { Pods } from './pods.js';

/** Pods by `namespace/name`: their owner's name and their own, and `namespace/*` for all of a namespace. */
export function podsByName(pods: readonly Pods[]): ReadonlyMap<string, readonly Pods[]> {
  return valuesByKey([...new Set(pods)].flatMap(one => [...new Set(namesOf(one))].map(name => [name, one] as const)));
}

function namesOf({ end, own: resource, namespace }: Pods): readonly string[] {
  const own = resource ? [`${namespace ?? ''}/${resource.name}`] : [];
  const owner = end.kind === 'node' ? [] : [`${namespace ?? ''}/${end.name}`];
  return [`${namespace ?? ''}/*`, ...owner, ...own];
}
