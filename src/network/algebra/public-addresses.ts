import type { Block } from '#model/addresses/block.js';
import type { AddressRange } from './address-ranges.js';
import { isBeyond } from './address-ranges.js';
import { blockOf } from '#model/addresses/block.js';

/**
 * Blocks that nobody on the internet has an address in: private, shared, loopback, link-local, multicast and reserved ones.
 * Those for documentation stand for the internet. (IANA special-purpose address registries: RFC 6890, 1918, 6598, 4193, 4291)
 */
const special: readonly Block[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/3',
  '4000::/2',
  '8000::/1',
].flatMap(text => blockOf(text) ?? []);

/** Whether some address of the ranges is one of the internet. */
export function isPublic(ranges: readonly AddressRange[]): boolean {
  return isBeyond(ranges, special);
}
