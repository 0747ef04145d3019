import { addressText } from '#model/addresses/address-text.js';
import { widthOf } from '#model/addresses/address.js';
import type { Block } from '#model/addresses/block.js';

/** Addresses from one to another, both included. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly from: bigint;
  readonly to: bigint;
}

export const everyAddress: readonly Block[] = [
  { family: 4, from: 0n, to: (1n << 32n) - 1n, length: 0 },
  { family: 6, from: 0n, to: (1n << 128n) - 1n, length: 0 },
];

/** The fewest CIDRs that cover ranges exactly, IPv4 first, ascending. */
export function cidrsOf(ranges: readonly AddressRange[]): readonly string[] {
  return merged(ranges).flatMap(cidrsOfRange);
}

/** Ranges in ascending order, IPv4 first, those that touch made one. */
export function merged(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const inOrder = [...ranges].sort((a, b) => a.family - b.family || (a.from < b.from ? -1 : 1));
  const out: AddressRange[] = [];
  for (const range of inOrder) {
    const last = out.at(-1);
    const touches = last?.family === range.family && range.from <= last.to + 1n;
    if (last && touches) out[out.length - 1] = { ...last, to: range.to > last.to ? range.to : last.to };
    else out.push(range);
  }
  return out;
}

/** Whether some address of the ranges is in none of the blocks. */
export function isBeyond(ranges: readonly AddressRange[], blocks: readonly Block[]): boolean {
  return ranges.some(range => blocks.reduce(lessBlock, [range]).length > 0);
}

function lessBlock(ranges: readonly AddressRange[], block: Block): AddressRange[] {
  return ranges.flatMap(range => {
    if (range.family !== block.family || range.to < block.from || block.to < range.from) return [range];
    const before = range.from < block.from ? [{ ...range, to: block.from - 1n }] : [];
    const after = block.to < range.to ? [{ ...range, from: block.to + 1n }] : [];
    return [...before, ...after];
  });
}

function cidrsOfRange({ family, from, to }: AddressRange): readonly string[] {
  const width = widthOf(family);
  const out: string[] = [];
  for (let start = from; start <= to;) {
    let bits = 0;
    while (bits < width && start % (1n << BigInt(bits + 1)) === 0n && start + (1n << BigInt(bits + 1)) - 1n <= to)
      bits += 1;
    out.push(`${addressText({ family, value: start })}/${width - bits}`);
    start += 1n << BigInt(bits);
  }
  return out;
}
