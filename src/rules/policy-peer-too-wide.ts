import type { Finding } from '#model/diagnostic.js';
import type { JsonObject } from '#model/json.js';
import { isObject, objectOf, valueAt } from '#model/json.js';
import { groupOf, subjectOf } from '#model/resource.js';
import { both, membersOf, without } from '#network/algebra/bit-set.js';
import type { BitSet } from '#network/algebra/bit-set.js';
import { namespaceName } from '#network/policy/known-labels.js';
import { conditionsOf } from '#network/policy/label-expression.js';
import { selectorExpression } from '#network/policy/label-selector.js';
import type { NetworkModel } from '#network/model.js';
import { peerSet } from '#network/engine/peer-set.js';
import type { Direction, PeerItem, Policy, PolicyRule } from '#network/policy/policy.js';
import { rule } from './rule.js';

export const policyPeerTooWide = rule({
  id: 'policy-peer-too-wide',
  category: 'policy',
  severity: 'warning',
  summary: 'A namespaceSelector and a podSelector that read as one peer stand in two list items.',
  why: 'Items of a list are alternatives: the namespaceSelector by itself means every pod of its namespaces, and the podSelector beside it takes nobody away.',
  fix: 'Write both selectors in one item, without a dash before the second. Where every pod of the namespaces is meant, delete the podSelector.',
  reads: ['network'],
  *check({ network }) {
    for (const policy of network.engine.policies) {
      if (policy.source.kind !== 'NetworkPolicy' || groupOf(policy.source.apiVersion) !== 'networking.k8s.io') continue;
      for (const one of policy.ingress?.rules ?? []) yield* slips(network, policy, one, 'ingress');
      for (const one of policy.egress?.rules ?? []) yield* slips(network, policy, one, 'egress');
    }
  },
});

/** Items that stand next to each other, of which the second's pods are all in the namespaces of the first. */
function* slips(
  network: NetworkModel,
  { source }: Policy,
  { peers }: PolicyRule,
  direction: Direction,
): Generator<Finding> {
  for (const [at, item] of peers.entries()) {
    const wide = objectOf(valueAt(source.value, item.path));
    if (!isObject(wide['namespaceSelector']) || isObject(wide['podSelector'])) continue;
    const beside = [peers[at + 1], peers[at - 1]].flatMap(one => one ?? []);
    const narrow = beside.find(one => narrowsNothing(network, item, one, objectOf(valueAt(source.value, one.path))));
    if (!narrow) continue;
    const { path } = item;
    const whom = `every pod of ${placesOf(wide)}`;
    const effect = direction === 'ingress' ? `lets ${whom} in` : `lets the pods reach ${whom}`;
    const message = `the peer ${effect}: the podSelector of the item beside it does not narrow it`;
    const related = [
      { at: source.locate(narrow.path), subject: subjectOf(source), path: narrow.path, message: 'it stands here' },
    ];
    yield { at: source.locate(path), subject: subjectOf(source), path, related, message };
  }
}

/** The labels of the second item are found in the namespaces of the first, and nowhere that the first does not mean. */
function narrowsNothing(
  { engine: { spots, reading } }: NetworkModel,
  wide: PeerItem,
  narrow: PeerItem,
  { podSelector, namespaceSelector }: JsonObject,
): boolean {
  const labels = selectorExpression(podSelector, 'pod');
  if (isObject(namespaceSelector) || conditionsOf(labels).length === 0) return false;
  const every = peerSet(wide.peer, spots, reading).yes;
  const isPlaced = (set: BitSet): boolean =>
    membersOf(set).some(spot => spots.classes[spot]?.example.namespace !== undefined);
  const own = without(peerSet(narrow.peer, spots, reading).maybe, every);
  return isPlaced(both(every, spots.select(labels).yes)) && !isPlaced(own);
}

function placesOf({ namespaceSelector }: JsonObject): string {
  const conditions = conditionsOf(selectorExpression(namespaceSelector, 'namespace'));
  const [first] = conditions;
  if (!first) return 'every namespace';
  const named = conditions.length === 1 && first.kind === 'in' && first.key === namespaceName;
  return named && first.values.length === 1 ? `namespace ${first.values.join()}` : 'the namespaces that it selects';
}
