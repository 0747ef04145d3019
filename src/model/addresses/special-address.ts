import type { Address } from './address.js';
import { unmapped } from './address.js';
import type { Block } from './block.js';
import { blockOf, holdsAddress } from './block.js';

/** What an address is for where it is not one of a single host. An IPv6 address that stands for an IPv4 one is what that is. (Go 1.26, net/netip/netip.go: IsUnspecified, IsLoopback, IsLinkLocalUnicast, IsLinkLocalMulticast, IsMulticast) */
export function isUnspecified(address: Address): boolean {
  return unmapped(address).value === 0n;
}

export function isLoopback(address: Address): boolean {
  return isIn(loopback, address);
}

export function isLinkLocalUnicast(address: Address): boolean {
  return isIn(linkLocal, address);
}

/** The flags of a multicast address, its third digit, are any. */
export function isLinkLocalMulticast(address: Address): boolean {
  return (address.family === 6 && ((address.value >> 112n) & 0xff0fn) === 0xff02n) || isIn(localControl, address);
}

export function isMulticast(address: Address): boolean {
  return isIn(multicast, address);
}

const loopback = blocksOf('127.0.0.0/8', '::1');
const linkLocal = blocksOf('169.254.0.0/16', 'fe80::/10');
const localControl = blocksOf('224.0.0.0/24');
const multicast = blocksOf('224.0.0.0/4', 'ff00::/8');

function isIn(blocks: readonly Block[], address: Address): boolean {
  const plain = unmapped(address);
  return blocks.some(block => holdsAddress(block, plain));
}

function blocksOf(...texts: readonly string[]): readonly Block[] {
  return texts.flatMap(text => blockOf(text) ?? []);
}
