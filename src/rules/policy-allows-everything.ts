import { ofKind } from '#cluster/cluster.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
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
    const place = ['spec', direction, at];
    const [written, ports] = [stands(policy, place, key), itemsOf(one['ports']).length > 0];
    const mistaken = written && key === 'from' ? !means.everyone.test(policy.name) : means.nobody.test(policy.name);
    if (itemsOf(one[key]).length > 0 || !mistaken || (ports && !written)) continue;
    const path = written ? [...place, key] : place;
    const what = written ? `an empty "${key}"` : `a rule without "${key}"`;
    const whom = direction === 'ingress' ? 'lets everyone in' : 'lets the pods reach everyone';
    const message = `${what} ${whom} on ${ports ? 'its ports' : 'every port'}`;
    yield { at: policy.locate(path), subject: subjectOf(policy), path, message };
  }
}

/** The API server leaves an empty list out; the manifest still shows it. */
function stands(policy: Resource, place: Path, key: string): boolean {
  const [inside, around] = [policy.locate([...place, key], 'value'), policy.locate(place, 'value')];
  return inside.line !== around.line || inside.column !== around.column;
}
