import { objectOf, textOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { ThreeValued } from '#model/three-valued.js';
import { addressKey } from '../../endpoints/service-addresses.js';
import type { NetworkModel } from '../../model.js';
import { networkPolicies } from '../network-policies.js';

/** A peer of a network policy that is a block of addresses. */
export interface AddressPeer {
  readonly source: Resource;
  /** Where the block stands. */
  readonly path: Path;
  readonly cidr: string;
  /** The Service for which the one address stands, where it does. */
  readonly service: Resource | undefined;
  /** Whether the network of the cluster takes blocks to mean pods, too, whose address lies in them. */
  readonly meansPods: ThreeValued;
}

export function addressPeers(network: NetworkModel): readonly AddressPeer[] {
  const meansPods = network.cni.peers.blocksMeanPods;
  return networkPolicies(network).flatMap(({ source, ingress, egress }) => {
    const items = [ingress, egress].flatMap(side => side?.rules ?? []).flatMap(rule => rule.peers);
    return items.flatMap(({ peer, path: place }): readonly AddressPeer[] => {
      const path = [...place, 'ipBlock'];
      const cidr = textOf(objectOf(valueAt(source.value, path))['cidr']) ?? '';
      const service = network.serviceAddresses.get(addressKey(cidr) ?? '');
      return peer.kind === 'addresses' ? [{ source, path, cidr, service, meansPods }] : [];
    });
  });
}
