import { goNet } from '#model/addresses/address.js';
import { isAddressBlock } from '#model/addresses/block.js';

/** Whether Go reads a text as an address or a CIDR. (traefik v3.7.9, pkg/ip/checker.go: NewChecker) */
export function isClientRange(text: string): boolean {
  return isAddressBlock(text, goNet);
}
