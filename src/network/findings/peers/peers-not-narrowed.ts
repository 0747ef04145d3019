import type { JsonObject } from '#model/json.js';
import { isObject, objectOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { BitSet } from '../../algebra/bit-set.js';
import { both, membersOf, without } from '../../algebra/bit-set.js';
import { peerSet } from '../../engine/peer-set.js';
import type { NetworkModel } from '../../model.js';
import { namespaceName } from '../../policy/known-labels.js';
import { conditionsOf } from '../../policy/label-expression.js';
import { selectorExpression } from '../../policy/label-selector.js';
import type { Direction, PeerItem, Policy, PolicyRule } from '../../policy/policy.js';
import { networkPolicies } from '../network-policies.js';

/** A peer that means whole namespaces, beside one that reads as if it narrowed it. */
export interface PeerNotNarrowed {
  readonly source: Resource;
  readonly direction: Direction;
  readonly path: Path;
  /** Where the other one stands. */
  readonly beside: Path;
  /** The name of the one namespace that it means, all of them, or those with some labels. */
  readonly namespaces: { readonly named: string } | 'every' | 'labelled';
}

export function* peersNotNarrowed(network: NetworkModel): Generator<PeerNotNarrowed> {
  for (const policy of networkPolicies(network)) {
    for (const one of policy.ingress?.rules ?? []) yield* inRule(network, policy, one, 'ingress');
    for (const one of policy.egress?.rules ?? []) yield* inRule(network, policy, one, 'egress');
  }
}

/** Items that stand next to each other, of which the second's pods are all in the namespaces of the first. */
function* inRule(
  network: NetworkModel,
  { source }: Policy,
  { peers }: PolicyRule,
  direction: Direction,
): Generator<PeerNotNarrowed> {
  for (const [at, item] of peers.entries()) {
    const wide = objectOf(valueAt(source.value, item.path));
    if (!isObject(wide['namespaceSelector']) || isObject(wide['podSelector'])) continue;
    const neighbours = [peers[at + 1], peers[at - 1]].flatMap(one => one ?? []);
    const narrow = neighbours.find(one =>
      narrowsNothing(network, item, one, objectOf(valueAt(source.value, one.path))),
    );
    if (narrow) yield { source, direction, path: item.path, beside: narrow.path, namespaces: namespacesOf(wide) };
  }
}

/** The labels of the second item are found in the namespaces of the first, and nowhere that the first does not mean. */
function narrowsNothing(
  { engine: { classes, reading } }: NetworkModel,
  wide: PeerItem,
  narrow: PeerItem,
  { podSelector, namespaceSelector }: JsonObject,
): boolean {
  const labels = selectorExpression(podSelector, 'pod');
  if (isObject(namespaceSelector) || conditionsOf(labels).length === 0) return false;
  const every = peerSet(wide.peer, classes, reading).yes;
  const isPlaced = (set: BitSet): boolean =>
    membersOf(set).some(endpointClass => classes.podClasses[endpointClass]?.example.namespace !== undefined);
  const own = without(peerSet(narrow.peer, classes, reading).maybe, every);
  return isPlaced(both(every, classes.select(labels).yes)) && !isPlaced(own);
}

function namespacesOf({ namespaceSelector }: JsonObject): PeerNotNarrowed['namespaces'] {
  const selector = selectorExpression(namespaceSelector, 'namespace');
  const [only, ...others] = selector.kind === 'and' ? selector.of : [selector];
  if (!only) return 'every';
  const isNamed = others.length === 0 && only.kind === 'in' && only.key === namespaceName;
  return isNamed && only.values.length === 1 ? { named: only.values.join() } : 'labelled';
}
