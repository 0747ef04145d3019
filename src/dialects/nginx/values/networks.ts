import { goNet } from '#model/addresses/address.js';
import { isAddressBlock } from '#model/addresses/block.js';

/** An address or a network in CIDR notation. (ingress-nginx v1.15.1, internal/net/ipnet.go: ParseIPNets) */
export function isNetwork(text: string): boolean {
  return isAddressBlock(text, goNet);
}
