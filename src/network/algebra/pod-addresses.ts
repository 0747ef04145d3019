import type { Block } from '#model/addresses/block.js';
import { blockOf } from '#model/addresses/block.js';
import type { AddressRange } from './address-ranges.js';
import { isBeyond } from './address-ranges.js';

/** Blocks that no pod has its address in: this host, loopback, link-local and multicast. (IANA special-purpose address registries: RFC 6890, 3927, 5771, 4291) */
const hostless: readonly Block[] = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/4',
  '::/127',
  'fe80::/10',
  'ff00::/8',
].flatMap(text => blockOf(text) ?? []);

/** Whether a pod may have some address of the ranges. */
export function mayBePods(ranges: readonly AddressRange[]): boolean {
  return isBeyond(ranges, hostless);
}
