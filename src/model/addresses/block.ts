import type { Address, AddressReading } from './address.js';
import { addressOf, goNet, isMapped, widthOf } from './address.js';

/** A block of addresses: all that share the first `length` bits of `from`. */
export interface Block {
  readonly family: 4 | 6;
  readonly from: bigint;
  readonly to: bigint;
  readonly length: number;
}

/** A CIDR as it is written: bits may be set behind its prefix. */
export interface Cidr {
  readonly address: Address;
  readonly length: number;
}

/** An address, `/` and the length of a prefix. */
export function cidrOf(text: string, reading: AddressReading = goNet): Cidr | undefined {
  const slash = text.indexOf('/');
  const address = slash < 0 ? undefined : addressOf(text.slice(0, slash), reading);
  const digits = text.slice(slash + 1);
  if (!address || !(reading.lengthZeros ? lengthAfterZeros : plainLength).test(digits)) return undefined;
  const length = Number(digits);
  return length <= widthOf(address.family) ? { address, length } : undefined;
}

const plainLength = /^(?:0|[1-9]\d{0,2})$/;
const lengthAfterZeros = /^0*\d{1,3}$/;

/** The block of a CIDR: bits behind its prefix are taken as zero, as Go does. */
export function blockOfCidr({ address: { family, value }, length }: Cidr): Block {
  const size = 1n << BigInt(widthOf(family) - length);
  const from = value - (value % size);
  return { family, from, to: from + size - 1n, length };
}

/** The block of a CIDR or of a single address; undefined where the text is neither. */
export function blockOf(text: string, reading: AddressReading = goNet): Block | undefined {
  if (text.includes('/')) {
    const cidr = cidrOf(text, reading);
    return cidr && blockOfCidr(cidr);
  }
  const address = addressOf(text, reading);
  return address && { family: address.family, from: address.value, to: address.value, length: widthOf(address.family) };
}

/** Whether a text is a CIDR or a single address. */
export function isAddressBlock(text: string, reading: AddressReading = goNet): boolean {
  return blockOf(text, reading) !== undefined;
}

/** Whether a block holds an address. */
export function holdsAddress({ family, from, to }: Block, address: Address): boolean {
  return family === address.family && from <= address.value && address.value <= to;
}

/** Whether all of one block is in another. */
export function holdsBlock(outer: Block, inner: Block): boolean {
  return outer.family === inner.family && outer.from <= inner.from && inner.to <= outer.to;
}

/** The block of IPv4 that a block of IPv6 stands for, as Go compares addresses; any other block is itself. (Go 1.26, net/ip.go: networkNumberAndMask) */
export function unmappedBlock(block: Block): Block {
  const { family, from, to, length } = block;
  if (length < 96 || !isMapped({ family, value: from })) return block;
  return { family: 4, from: from & 0xffffffffn, to: to & 0xffffffffn, length: length - 96 };
}

/** Whether blocks together hold every address of both families. */
export function holdAllAddresses(blocks: readonly Block[]): boolean {
  return ([4, 6] as const).every(family => {
    const sorted = blocks.filter(one => one.family === family).sort((a, b) => (a.from < b.from ? -1 : 1));
    let next = 0n;
    for (const { from, to } of sorted) if (from <= next && to >= next) next = to + 1n;
    return next >> BigInt(widthOf(family)) === 1n;
  });
}
