import type { Severity } from '#model/diagnostic.js';
import type { JsonObject } from '#model/json.js';
import { isObject, objectOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { groupOf, subjectOf } from '#model/resource.js';
import { isEmpty, membersOf } from '#network/algebra/bit-set.js';
import { namespaceName } from '#network/policy/known-labels.js';
import { conditionsOf } from '#network/policy/label-expression.js';
import { selectorExpression } from '#network/policy/label-selector.js';
import type { NetworkModel } from '#network/model.js';
import { peerSet } from '#network/engine/peer-set.js';
import type { Pods } from '#network/endpoints/pods.js';
import type { Policy } from '#network/policy/policy.js';
import type { Spots } from '#network/engine/spots.js';
import { rule } from './rule.js';

export const policyPeerMatchesNothing = rule({
  id: 'policy-peer-matches-nothing',
  category: 'policy',
  severity: 'warning',
  summary: 'A peer of a network policy matches no pod.',
  why: 'The rule lets nobody through by this peer: the connections that it is written for are denied. Pods in the network of their node are matched by no selector.',
  fix: 'Make the selectors equal to labels of the pods and of their namespace. Selectors of one list item must both hold; two list items are alternatives. For pods in the network of their node, write an ipBlock of the nodes.',
  reads: ['network'],
  *check({ network }) {
    for (const { source, path, onNodes } of network.engine.policies.flatMap(policy => emptyPeers(network, policy))) {
      const peer = objectOf(valueAt(source.value, path));
      const severity = gravityOf(network, source, peer);
      if (severity === undefined) continue;
      const message = onNodes ? nodeMessage : messageOf(source, peer);
      yield { at: source.locate(path), subject: subjectOf(source), path, severity, message };
    }
  },
});

const nodeMessage = 'the peer matches only pods in the network of their node, which come from the address of the node';

interface EmptyPeer {
  readonly source: Resource;
  readonly path: Path;
  /** Pods match, all of them in the network of their node. */
  readonly onNodes: boolean;
}

function emptyPeers({ engine: { spots, reading } }: NetworkModel, policy: Policy): readonly EmptyPeer[] {
  const { source, ingress, egress } = policy;
  if (source.kind !== 'NetworkPolicy' || groupOf(source.apiVersion) !== 'networking.k8s.io') return [];
  if (isEmpty(spots.select(policy.subject).maybe)) return [];
  const items = [ingress, egress].flatMap(side => side?.rules ?? []).flatMap(one => one.peers);
  return items.flatMap(({ peer, path }) => {
    if (peer.kind !== 'pods' || !isEmpty(peerSet(peer, spots, reading).yes)) return [];
    const found = membersOf(spots.select(peer.labels).maybe).flatMap(spot => membersAt(spots, spot));
    return found.every(({ hostNetwork }) => hostNetwork) ? [{ source, path, onNodes: found.length > 0 }] : [];
  });
}

/** The pods of a class; those of a controller that nobody knows may be everywhere, and are nobody's to match. */
function membersAt({ classes }: Spots, spot: number): readonly Pods[] {
  return (classes[spot]?.members ?? []).filter(({ namespace }) => namespace !== undefined);
}

/** A namespace that the manifests name only may hold anything; so may one that is found by other labels than its name. */
function gravityOf({ cluster, index }: NetworkModel, policy: Resource, peer: JsonObject): Severity | undefined {
  const named = namespaceOf(policy, peer);
  const pods = named === undefined ? [] : index.inNamespace(named);
  if (named === 'kube-system' && pods.length === 0) return undefined;
  if (cluster.complete) return 'warning';
  if (pods.length === 0) return undefined;
  const keys = conditionsOf(selectorExpression(peer['podSelector'], 'pod')).map(one => one.key);
  return keys.every(key => pods.some(({ labels }) => labels[key] !== undefined)) ? 'warning' : 'info';
}

/** The one namespace that a peer means, where it tells its name. */
function namespaceOf(policy: Resource, { namespaceSelector }: JsonObject): string | undefined {
  if (!isObject(namespaceSelector)) return policy.namespace;
  const conditions = conditionsOf(selectorExpression(namespaceSelector, 'namespace'));
  const [name] = conditions.flatMap(one => (one.kind === 'in' && one.key === namespaceName ? [one.values] : []));
  return name?.length === 1 ? name[0] : undefined;
}

function messageOf(policy: Resource, peer: JsonObject): string {
  const where = isObject(peer['namespaceSelector'])
    ? (namespaceOf(policy, peer) ?? 'the namespaces that the peer selects')
    : policy.namespace;
  return `no pod of ${where} is matched by the peer`;
}
