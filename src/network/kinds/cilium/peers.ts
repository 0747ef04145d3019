import type { Cluster } from '#cluster/cluster.js';
import type { Json, JsonObject } from '#model/json.js';
import { isArray, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Peer, PeerItem, Direction } from '../../policy/policy.js';
import { blocksPeer, cidrRulePeer } from './blocks.js';
import { entityPeers, someNodes } from './entities.js';
import { peerSelector } from './selector.js';

/** What the lists of a rule are called: `fromEndpoints`, `toCIDR`. */
const lists = ['Endpoints', 'Entities', 'CIDR', 'CIDRSet', 'Nodes', 'Groups', 'FQDNs', 'Services'] as const;

/**
 * Whom a rule means. Without any list it means everyone, but only when it names ports; an empty list means nobody.
 * (cilium v1.20.2, pkg/policy/utils/parserules.go, mergeEndpointSelectors; pkg/policy/rule.go)
 */
export function peersOf(
  rule: JsonObject,
  direction: Direction,
  namespace: string,
  cluster: Cluster,
  path: Path,
): readonly PeerItem[] {
  const prefix = direction === 'ingress' ? 'from' : 'to';
  const given = lists.filter(name => isArray(rule[`${prefix}${name}`]));
  if (given.length === 0) return isArray(rule['toPorts']) ? [{ peer: { kind: 'anyone' }, path }] : [];
  return given.flatMap(name => {
    const key = `${prefix}${name}`;
    const list = rule[key];
    const peers = isArray(list) ? peersIn(name, list, namespace, cluster) : [];
    return peers.map((peer, at) => ({ peer, path: [...path, key, at] }));
  });
}

function peersIn(
  name: (typeof lists)[number],
  items: readonly Json[],
  namespace: string,
  cluster: Cluster,
): readonly Peer[] {
  switch (name) {
    case 'Endpoints':
      return items.map(item => ({ kind: 'pods', hostNetwork: 'never', labels: peerSelector(item, namespace) }));
    case 'Entities':
      return entityPeers(items);
    case 'CIDR':
      return items.map(item => blocksPeer([item], []));
    case 'CIDRSet':
      return items.map(item => cidrRulePeer(objectOf(item), cluster));
    case 'Nodes':
      return items.map(() => someNodes);
    case 'Groups':
      return items.map(() => openOutside('the addresses of a cloud provider’s group are not in the manifests'));
    case 'FQDNs':
      return items.map(() => openOutside('the addresses of names are not in the manifests'));
    case 'Services':
      return items.map(() => ({
        kind: 'open',
        code: 'unread-condition',
        because: 'the rule means the endpoints of a Service, which change as the cluster runs',
      }));
  }
}

function openOutside(because: string): Peer {
  return { kind: 'all', of: [{ kind: 'outside' }, { kind: 'open', code: 'unknown-names', because }] };
}
