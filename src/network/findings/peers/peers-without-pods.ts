import type { JsonObject } from '#model/json.js';
import { isObject, objectOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { isEmpty } from '../../algebra/bit-set.js';
import { peerSet } from '../../engine/peer-set.js';
import type { NetworkModel } from '../../model.js';
import { namespaceName } from '../../policy/known-labels.js';
import type { LabelCondition, LabelExpression } from '../../policy/label-expression.js';
import { conditionsOf } from '../../policy/label-expression.js';
import { selectorExpression } from '../../policy/label-selector.js';
import { isNetworkPolicy, podPolicies } from '../network-policies.js';
import { placedPods } from '../placed-pods.js';

/** A peer of a network policy, which selects some pod, that itself means none. */
export interface PeerWithoutPods {
  readonly source: Resource;
  readonly path: Path;
  /** Pods match, all of them in the network of their node. */
  readonly onNodes: boolean;
  /** The one namespace that it means, where it tells its name. */
  readonly namespace: string | undefined;
  /** The labels that its podSelector asks for. */
  readonly keys: readonly string[];
}

export function* peersWithoutPods(network: NetworkModel): Generator<PeerWithoutPods> {
  const { classes, reading } = network.engine;
  for (const { source, subject, ingress, egress } of podPolicies(network)) {
    if (isEmpty(classes.select(subject).maybe)) continue;
    const rules = [ingress, egress].flatMap(side => side?.rules ?? []).filter(({ action }) => action === 'allow');
    const items = new Map(rules.flatMap(rule => rule.peers).map(one => [JSON.stringify(one.path), one]));
    for (const { peer, path } of items.values()) {
      if (peer.kind !== 'pods' || !isEmpty(peerSet(peer, classes, reading).yes)) continue;
      const found = placedPods(classes, classes.select(peer.labels).maybe);
      if (found.every(({ hostNetwork }) => hostNetwork)) yield peerOf(source, path, peer.labels, found.length > 0);
    }
  }
}

function peerOf(source: Resource, path: Path, labels: LabelExpression, onNodes: boolean): PeerWithoutPods {
  const conditions = conditionsOf(labels);
  const keys = conditions.filter(({ owner }) => owner === 'pod').map(one => one.key);
  const namespace = isNetworkPolicy(source)
    ? namespaceOf(source, objectOf(valueAt(source.value, path)))
    : nameIn(conditions.filter(({ owner }) => owner === 'namespace'));
  return { source, path, onNodes, namespace, keys };
}

function namespaceOf(policy: Resource, { namespaceSelector }: JsonObject): string | undefined {
  if (!isObject(namespaceSelector)) return policy.namespace;
  return nameIn(conditionsOf(selectorExpression(namespaceSelector, 'namespace')));
}

function nameIn(conditions: readonly LabelCondition[]): string | undefined {
  const [name] = conditions.flatMap(one => (one.kind === 'in' && one.key === namespaceName ? [one.values] : []));
  return name?.length === 1 ? name[0] : undefined;
}
