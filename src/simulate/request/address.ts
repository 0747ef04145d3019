import { addressText } from '#model/addresses/address-text.js';
import { addressOf, goNet, unmapped } from '#model/addresses/address.js';
import type { Block } from '#model/addresses/block.js';
import { blockOf, holdsAddress, unmappedBlock } from '#model/addresses/block.js';

/** Whether a client's address is within one of the ranges; undefined where the address cannot be read. Its zone does not count. */
export function within(address: string, ranges: readonly Block[]): boolean | undefined {
  const read = addressOf(address.includes(':') ? address.replace(/%.*$/s, '') : address, goNet);
  return read && ranges.some(range => holdsAddress(range, unmapped(read)));
}

/**
 * The range of a CIDR, or of a single address. Undefined where it cannot be read. Ranges and clients of IPv4 in the form of
 * IPv6 are compared as IPv4. (Go 1.26, net/ip.go: IP.Equal, IPNet.Contains)
 */
export function rangeOf(cidr: string): Block | undefined {
  const block = blockOf(cidr.trim(), goNet);
  return block && unmappedBlock(block);
}

/** An address within a range, as text. */
export function addressIn(cidr: string): string | undefined {
  const range = rangeOf(cidr);
  return range && addressText({ family: range.family, value: range.from });
}
