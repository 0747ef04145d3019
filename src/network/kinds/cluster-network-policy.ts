import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import { blockOf } from '#model/addresses/block.js';
import type { Protocol } from '../algebra/protocol.js';
import type { LabelExpression } from '../policy/label-expression.js';
import { everything } from '../policy/label-expression.js';
import { selectorExpression } from '../policy/label-selector.js';
import type {
  Direction,
  Peer,
  PeerItem,
  Policy,
  PolicyRule,
  PortItem,
  PortMatch,
  TierPosition,
} from '../policy/policy.js';
import { everyPort } from '../policy/policy.js';
import type { Action } from '../algebra/port-standing.js';
import { protocolOf } from '../algebra/protocol.js';

/**
 * The cluster-wide kinds of policy.networking.k8s.io: ClusterNetworkPolicy, and the AdminNetworkPolicy and
 * BaselineAdminNetworkPolicy that came before it. Rules are ordered, the first that matches decides, and they isolate nobody.
 * (network-policy-api v0.2.0, apis/v1alpha2/clusternetworkpolicy_types.go; v0.1.7, apis/v1alpha1/adminnetworkpolicy_types.go)
 */
export function readClusterNetworkPolicy(resource: Resource): Policy {
  const spec = specOf(resource);
  const side = (direction: Direction): Pick<Policy, Direction> => {
    const rules = itemsOf(spec[direction]).map((rule, at) =>
      ruleOf(objectOf(rule), direction, ['spec', direction, at]),
    );
    return rules.length === 0 ? {} : { [direction]: { isolates: false, rules } };
  };
  return {
    source: resource,
    hostNetwork: 'never',
    subject: subjectOf(objectOf(spec['subject'])),
    tier: tierOf(resource, spec),
    ...side('ingress'),
    ...side('egress'),
  };
}

/** Policies of the admin tier come before network policies, those of the baseline tier after; lower priorities first. */
function tierOf({ kind }: Resource, { tier, priority }: JsonObject): TierPosition {
  const baseline = kind === 'BaselineAdminNetworkPolicy' || (kind === 'ClusterNetworkPolicy' && tier === 'Baseline');
  const place = baseline ? { name: 'baseline', rank: 10_000_000 } : { name: 'admin', rank: 1000 };
  return { ...place, order: numberOf(priority) ?? 0, tied: true };
}

function subjectOf({ namespaces, pods }: JsonObject): LabelExpression {
  if (isObject(namespaces)) return selectorExpression(namespaces, 'namespace');
  if (isObject(pods)) return podsExpression(pods);
  return { kind: 'open', because: 'the subject names neither namespaces nor pods' };
}

function podsExpression({ namespaceSelector, podSelector }: JsonObject): LabelExpression {
  return {
    kind: 'and',
    of: [selectorExpression(namespaceSelector, 'namespace'), selectorExpression(podSelector, 'pod')],
  };
}

/** What an implementation does not know fails closed: such a peer is accepted by nobody's rule, and denied by all others. */
function ruleOf(rule: JsonObject, direction: Direction, path: Path): PolicyRule {
  const key = direction === 'ingress' ? 'from' : 'to';
  const items = itemsOf(rule[key]).map((peer, at) => ({ peer: peerOf(objectOf(peer)), path: [...path, key, at] }));
  const known = items.flatMap(({ peer, path: place }): PeerItem[] => (peer ? [{ peer, path: place }] : []));
  const action = actionOf(rule['action']);
  const ports = portMatch(rule['protocols'] ?? rule['ports']);
  if (known.length === items.length || action === 'allow') return { action, peers: known, ports, path };
  return { action: 'deny', peers: [{ peer: { kind: 'anyone' }, path }], ports, path };
}

function actionOf(json: Json | undefined): Action {
  if (json === 'Accept' || json === 'Allow') return 'allow';
  return json === 'Pass' ? 'pass' : 'deny';
}

function peerOf({ namespaces, pods, networks, nodes, domainNames }: JsonObject): Peer | undefined {
  if (isObject(namespaces))
    return { kind: 'pods', hostNetwork: 'never', labels: selectorExpression(namespaces, 'namespace') };
  if (isObject(pods)) return { kind: 'pods', hostNetwork: 'never', labels: podsExpression(pods) };
  if (Array.isArray(networks)) return networksPeer(networks);
  if (isObject(nodes)) {
    const notPods: Peer = { kind: 'not', of: { kind: 'pods', hostNetwork: 'never', labels: everything } };
    return {
      kind: 'all',
      of: [
        notPods,
        { kind: 'open', code: 'unknown-nodes', because: 'the addresses of nodes are not in the manifests' },
      ],
    };
  }
  if (!Array.isArray(domainNames)) return undefined;
  return {
    kind: 'all',
    of: [
      { kind: 'outside' },
      { kind: 'open', code: 'unknown-names', because: 'the addresses of names are not in the manifests' },
    ],
  };
}

/** Networks mean every address in them, pods' too. */
function networksPeer(networks: readonly Json[]): Peer {
  const blocks = networks.map(one => blockOf(textOf(one) ?? ''));
  const readable = blocks.flatMap(block => (block ? [{ block, except: [] }] : []));
  if (readable.length < blocks.length)
    return { kind: 'open', code: 'unreadable-policy', because: 'a network cannot be read' };
  return { kind: 'addresses', pods: 'always', blocks: readable };
}

function portMatch(json: Json | undefined): PortMatch {
  const items = itemsOf(json);
  return items.length === 0 ? everyPort : { of: items.flatMap(item => portItems(objectOf(item))), except: [] };
}

function portItems(item: JsonObject): readonly PortItem[] {
  const name = textOf(item['destinationNamedPort'] ?? item['namedPort']);
  if (name !== undefined) return [{ kind: 'name', protocol: undefined, name }];
  const older = [item['portNumber'], item['portRange']]
    .filter(isObject)
    .map(one => rangeItem(protocolOf(one['protocol']), one));
  const newer = protocolFields.flatMap(([key, protocol]) => {
    const fields = item[key];
    if (!isObject(fields)) return [];
    const { number, range } = objectOf(fields['destinationPort']);
    return [rangeItem(protocol, isObject(range) ? range : { port: number })];
  });
  return [...older, ...newer];
}

const protocolFields: readonly (readonly [string, Protocol])[] = [
  ['tcp', 'TCP'],
  ['udp', 'UDP'],
  ['sctp', 'SCTP'],
];

/** A protocol without a port is all of its ports. */
function rangeItem(protocol: Protocol, { port, start, end }: JsonObject): PortItem {
  const from = numberOf(port) ?? numberOf(start);
  if (from === undefined) return { kind: 'range', protocol, from: 1, to: 65535 };
  return { kind: 'range', protocol, from, to: numberOf(port) ?? numberOf(end) ?? from };
}
