import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import { policiesIn } from '../policies/policy-set.js';

/** What a TraefikService asks besides its services: its mirrors, each a policy (one reference at a time, in a namespace that is said), and when it falls back. */
export function ownPolicies(resource: Resource): readonly PolicySet[] {
  const { mirroring, failover } = specOf(resource);
  if (isObject(failover)) return [policiesIn({ failover })];
  if (!isObject(mirroring)) return [];
  return itemsOf(mirroring['mirrors'])
    .map(objectOf)
    .map(one => policiesIn({ mirroring: { ...mirroring, mirrors: [placed(one, resource)] } }));
}

function placed(reference: JsonObject, { namespace }: Resource): JsonObject {
  const named = textOf(reference['namespace']) ?? '';
  return { ...reference, namespace: named === '' ? namespace : named };
}
