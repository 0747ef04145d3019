import type { Pods } from './pods.js';

/** Pods by `namespace/name`: their owner's name and their own, and `namespace/*` for all of a namespace. */
export function podsByName(pods: readonly Pods[]): ReadonlyMap<string, readonly Pods[]> {
  const named = new Map<string, Pods[]>();
  for (const one of new Set(pods)) {
    for (const name of new Set(namesOf(one))) {
      const list = named.get(name);
      if (list) list.push(one);
      else named.set(name, [one]);
    }
  }
  return named;
}

function namesOf({ end, workload, namespace }: Pods): readonly string[] {
  const own = workload ? [`${workload.namespace}/${workload.resource.name}`] : [];
  const owner = end.kind === 'node' ? [] : [`${namespace ?? ''}/${end.name}`];
  return [`${namespace ?? ''}/*`, ...owner, ...own];
}
