import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Block } from '#model/addresses/block.js';
import { blockOf } from '#model/addresses/block.js';
import { listedEndpoints } from '../policy/listed-endpoints.js';
import { anyNode } from './any-node.js';
import type { Pods } from './pods.js';

/**
 * The nodes of which the manifests tell the addresses, and the API server where it is listed: it runs on a node unless the
 * manifests have nodes and none has its address. (kubernetes v1.36, pkg/controlplane/reconcilers: Endpoints default/kubernetes)
 */
export function nodesOf(cluster: Cluster): readonly Pods[] {
  const nodes = ofKind(cluster, '', 'Node').map(({ name, value }) => {
    const addresses = itemsOf(valueAt(value, ['status', 'addresses'])).map(objectOf);
    return nodeAt(
      name,
      addresses.flatMap(one => blockOf(textOf(one['address']) ?? '') ?? []),
      addresses.find(one => one['type'] === 'InternalIP')?.['address'],
    );
  });
  const known = nodes.filter(({ addresses }) => addresses && addresses.length > 0);
  if (known.length > 0) return known;
  const listed = listedEndpoints(cluster, 'default', 'kubernetes').flatMap(one => one.addresses);
  return listed.flatMap(address => {
    const block = blockOf(address);
    return block ? [nodeAt('of the API server', [block], address)] : [];
  });
}

function nodeAt(name: string, addresses: readonly Block[], internal: unknown): Pods {
  return {
    ...anyNode,
    end: { kind: 'node', name },
    addresses,
    node: typeof internal === 'string' ? internal : undefined,
    several: false,
  };
}
