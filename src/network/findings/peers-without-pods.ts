import type { JsonObject } from '#model/json.js';
import { isObject, objectOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { isEmpty } from '../algebra/bit-set.js';
import { peerSet } from '../engine/peer-set.js';
import type { NetworkModel } from '../model.js';
import { namespaceName } from '../policy/known-labels.js';
import { conditionsOf } from '../policy/label-expression.js';
import { selectorExpression } from '../policy/label-selector.js';
import { networkPolicies } from './network-policies.js';
import { placedPods } from './placed-pods.js';

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
  for (const { source, subject, ingress, egress } of networkPolicies(network)) {
    if (isEmpty(classes.select(subject).maybe)) continue;
    const items = [ingress, egress].flatMap(side => side?.rules ?? []).flatMap(rule => rule.peers);
    for (const { peer, path } of items) {
      if (peer.kind !== 'pods' || !isEmpty(peerSet(peer, classes, reading).yes)) continue;
      const found = placedPods(classes, classes.select(peer.labels).maybe);
      if (found.every(({ hostNetwork }) => hostNetwork)) yield peerOf(source, path, found.length > 0);
    }
  }
}

function peerOf(source: Resource, path: Path, onNodes: boolean): PeerWithoutPods {
  const selectors = objectOf(valueAt(source.value, path));
  const keys = conditionsOf(selectorExpression(selectors['podSelector'], 'pod')).map(one => one.key);
  return { source, path, onNodes, namespace: namespaceOf(source, selectors), keys };
}

function namespaceOf(policy: Resource, { namespaceSelector }: JsonObject): string | undefined {
  if (!isObject(namespaceSelector)) return policy.namespace;
  const conditions = conditionsOf(selectorExpression(namespaceSelector, 'namespace'));
  const [name] = conditions.flatMap(one => (one.kind === 'in' && one.key === namespaceName ? [one.values] : []));
  return name?.length === 1 ? name[0] : undefined;
}
