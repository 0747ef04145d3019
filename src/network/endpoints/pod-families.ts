import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Json } from '#model/json.js';
import { itemsOf, textOf } from '#model/json.js';
import { specOf } from '#model/resource.js';
import { blockOf } from '#model/addresses/block.js';
import type { Pods } from './pods.js';

/** The families of the addresses that pods have. */
export type PodFamilies = readonly (4 | 6)[];

/**
 * Pods have IPv4 addresses, unless something among the manifests tells of IPv6: which families a cluster has is decided where it
 * is set up, and one without IPv6 is the usual one. (kubernetes/website, content/en/docs/concepts/services-networking/dual-stack.md)
 */
export function podFamilies(cluster: Cluster, pods: readonly Pods[]): PodFamilies {
  const blocks = pods.flatMap(({ addresses, hostNetwork }) => (hostNetwork ? [] : (addresses ?? [])));
  return hasIpv6Service(cluster) || blocks.some(({ family }) => family === 6) ? [4, 6] : [4];
}

function hasIpv6Service(cluster: Cluster): boolean {
  return ofKind(cluster, '', 'Service').some(service => {
    const { ipFamilies, ipFamilyPolicy, clusterIP, clusterIPs } = specOf(service);
    return (
      itemsOf(ipFamilies).includes('IPv6') ||
      ipFamilyPolicy === 'RequireDualStack' ||
      [clusterIP, ...itemsOf(clusterIPs)].some(isIpv6)
    );
  });
}

function isIpv6(json: Json | undefined): boolean {
  return blockOf(textOf(json) ?? '')?.family === 6;
}
