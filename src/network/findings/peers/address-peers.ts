import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { ThreeValued } from '#model/three-valued.js';
import type { NetworkModel } from '../../model.js';
import { networkPolicies } from '../network-policies.js';

/** A peer of a network policy that is a block of addresses. */
export interface AddressPeer {
  readonly source: Resource;
  readonly path: Path;
  /** Whether the network of the cluster takes blocks to mean pods, too, whose address lies in them. */
  readonly meansPods: ThreeValued;
}

export function addressPeers(network: NetworkModel): readonly AddressPeer[] {
  const meansPods = network.cni.peers.blocksMeanPods;
  return networkPolicies(network).flatMap(({ source, ingress, egress }) => {
    const items = [ingress, egress].flatMap(side => side?.rules ?? []).flatMap(rule => rule.peers);
    return items.flatMap(({ peer, path }) => (peer.kind === 'addresses' ? [{ source, path, meansPods }] : []));
  });
}
