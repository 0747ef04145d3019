import { ofKind } from '#cluster/cluster.js';
import type { Finding } from '#model/diagnostic.js';
import { isArray, itemsOf, objectOf } from '#model/json.js';
import type { JsonObject } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf, subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

/** What a name says that its author means. */
const means = { nobody: /deny|isolat|block|restrict|lock|none/, everyone: /allow|open|public|external|any|all/ };

export const policyAllowsEverything = rule({
  id: 'policy-allows-everything',
  category: 'policy',
  severity: 'warning',
  summary: 'A rule of a network policy that looks like "nobody" means everyone.',
  why: 'An empty rule, and an empty list of peers, match everyone: the pods are open, though a network policy selects them.',
  fix: 'To deny, leave the rules out and keep the direction in policyTypes (`ingress: []`). To allow everyone, say so in the name.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const policy of ofKind(cluster, 'networking.k8s.io', 'NetworkPolicy')) {
      yield* openRules(policy, 'ingress', 'from');
      yield* openRules(policy, 'egress', 'to');
    }
  },
});

function* openRules(policy: Resource, direction: 'ingress' | 'egress', key: 'from' | 'to'): Generator<Finding> {
  for (const [at, json] of itemsOf(specOf(policy)[direction]).entries()) {
    const one = objectOf(json);
    if (itemsOf(one[key]).length > 0 || !isMistaken(policy, one, key)) continue;
    const path = ['spec', direction, at, ...(isArray(one[key]) ? [key] : [])];
    const what = isArray(one[key]) ? `an empty "${key}"` : `a rule without "${key}"`;
    const whom = direction === 'ingress' ? 'lets everyone in' : 'lets the pods reach everyone';
    const ports = itemsOf(one['ports']).length > 0 ? ' on its ports' : ' on every port';
    yield { at: policy.locate(path), subject: subjectOf(policy), path, message: `${what} ${whom}${ports}` };
  }
}

/** A name that denies; or an empty list where nobody says that everyone is meant: DNS is often opened so on the way out. */
function isMistaken({ name }: Resource, one: JsonObject, key: 'from' | 'to'): boolean {
  if (itemsOf(one['ports']).length === 0 && means.nobody.test(name)) return true;
  return key === 'from' && isArray(one[key]) && !means.everyone.test(name);
}
