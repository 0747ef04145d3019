import type { Change } from '#model/findings/diagnostic.js';
import type { Json, JsonObject } from '#model/json.js';
import { objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { SmallestChange } from '#network/index.js';

/** The policies with a proposed change made, edit by edit in its order. */
export function changed(
  policies: readonly JsonObject[],
  { changes, manifests }: SmallestChange,
): readonly JsonObject[] {
  return [...changes.reduce(edited, policies), ...manifests];
}

function edited(policies: readonly JsonObject[], { subject, path, set }: Change): readonly JsonObject[] {
  return policies.map(policy => {
    const { name, namespace = '' } = objectOf(policy['metadata']);
    const isMeant =
      policy['kind'] === subject.kind &&
      policy['apiVersion'] === subject.apiVersion &&
      name === subject.name &&
      namespace === (subject.namespace ?? '');
    if (!isMeant) return policy;
    const copy = structuredClone(policy);
    put(copy as Record<string, Json>, path, set); // a copy of our own
    return copy;
  });
}

function put(target: Record<string, Json>, path: Path, set: Json | undefined): void {
  const [key = '', ...rest] = path;
  if (rest.length > 0) {
    if (target[key] === undefined) target[key] = typeof rest[0] === 'number' ? [] : {};
    put(target[key] as Record<string, Json>, rest, set);
  } else if (set === undefined && Array.isArray(target)) target.splice(Number(key), 1);
  else if (set !== undefined) target[key] = set;
}
