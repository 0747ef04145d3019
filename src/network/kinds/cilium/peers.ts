import type { Cluster } from '#cluster/cluster.js';
import type { Json, JsonObject } from '#model/json.js';
import { isArray, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Peer, PeerItem, Direction } from '../../policy/policy.js';
import { blocksPeer, cidrRulePeer } from './blocks.js';
import { entityPeers, someNodes } from './entities.js';
import { peerSelector } from './selector.js';
import { servicesPeer } from './services.js';
import type { CniProfile } from '../../cni/cni.js';

/** A cluster, and what its Cilium makes of rules. */
export interface CiliumCluster {
  readonly cluster: Cluster;
  readonly cni: CniProfile;
}

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
  { cluster, cni }: CiliumCluster,
  path: Path,
): readonly PeerItem[] {
  const prefix = direction === 'ingress' ? 'from' : 'to';
  const given = lists.filter(name => isArray(rule[`${prefix}${name}`]));
  if (given.length === 0) return isArray(rule['toPorts']) ? [{ peer: { kind: 'anyone' }, path }] : [];
  return given.flatMap(name => {
    const key = `${prefix}${name}`;
    const list = rule[key];
    const peers = isArray(list) ? peersIn(name, list, namespace, { cluster, cni }) : [];
    return peers.map((peer, at) => ({ peer, path: [...path, key, at] }));
  });
}

function peersIn(
  name: (typeof lists)[number],
  items: readonly Json[],
  namespace: string,
  { cluster, cni }: CiliumCluster,
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
      return items.map(item => servicesPeer(objectOf(item), cluster, cni.servicesMeanPods));
  }
}

function openOutside(because: string): Peer {
  return { kind: 'all', of: [{ kind: 'outside' }, { kind: 'open', code: 'unknown-names', because }] };
}
