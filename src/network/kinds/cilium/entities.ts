import type { Cluster } from '#cluster/cluster.js';
import { blockOf } from '#model/addresses/block.js';
import type { Json } from '#model/json.js';
import { listedEndpoints } from '../../policy/listed-endpoints.js';
import { everything } from '../../policy/label-expression.js';
import type { Peer } from '../../policy/policy.js';
import { wholeFamily } from './blocks.js';

const nobody: Peer = { kind: 'any', of: [] };
const outside: Peer = { kind: 'outside' };

/** Nodes, and the pods in their network. */
const nodes: Peer = {
  kind: 'not',
  of: { kind: 'any', of: [outside, { kind: 'pods', hostNetwork: 'never', labels: everything }] },
};

/** Some of the nodes; which of them is not in the manifests. */
export const someNodes: Peer = {
  kind: 'all',
  of: [nodes, { kind: 'open', code: 'unknown-nodes', because: 'which node a pod runs on is not in the manifests' }],
};

const apiServer: Peer = {
  kind: 'all',
  of: [
    { kind: 'any', of: [nodes, outside] },
    { kind: 'open', code: 'unknown-nodes', because: 'the address of the API server is not in the manifests' },
  ],
};

const otherClusters: Peer = {
  kind: 'all',
  of: [
    outside,
    { kind: 'open', code: 'unknown-nodes', because: 'the addresses of other clusters are not in the manifests' },
  ],
};

const cluster: Peer = { kind: 'not', of: outside };

/** Whom each entity means. Endpoints of Cilium itself stand in no manifest. (cilium v1.20.2, pkg/policy/api/entity.go) */
const entities: Readonly<Record<string, Peer>> = {
  all: { kind: 'anyone' },
  world: outside,
  'world-ipv4': { kind: 'all', of: [outside, wholeFamily(4)] },
  'world-ipv6': { kind: 'all', of: [outside, wholeFamily(6)] },
  cluster,
  'cluster-mesh': { kind: 'any', of: [cluster, otherClusters] },
  host: someNodes,
  'remote-node': someNodes,
  ingress: nobody,
  init: nobody,
  health: nobody,
  unmanaged: nobody,
  none: nobody,
};

/** Host and remote nodes together are every node. */
export function entityPeers(names: readonly Json[], cluster: Cluster): readonly Peer[] {
  const all = names.includes('host') && names.includes('remote-node');
  return names.map(name => {
    if (all && (name === 'host' || name === 'remote-node')) return nodes;
    if (name === 'kube-apiserver') return apiServerPeer(cluster);
    const known = typeof name === 'string' && Object.hasOwn(entities, name) ? entities[name] : undefined;
    return known ?? { kind: 'open', code: 'unreadable-policy', because: 'an entity is not known' };
  });
}

/** The API server where it is listed, and perhaps others beside it. */
function apiServerPeer(cluster: Cluster): Peer {
  const addresses = listedEndpoints(cluster, 'default', 'kubernetes').flatMap(one => one.addresses);
  const listed = addresses.flatMap(one => blockOf(one) ?? []);
  if (listed.length === 0) return apiServer;
  const blocks = listed.map(block => ({ block, except: [] }));
  return { kind: 'any', of: [{ kind: 'addresses', pods: 'nodes', blocks }, apiServer] };
}
