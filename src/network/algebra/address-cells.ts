import { holdsBlock } from '#model/addresses/block.js';
import type { Block } from '#model/addresses/block.js';
import type { AddressRange } from './address-ranges.js';
import { everyAddress } from './address-ranges.js';

/**
 * The addresses that no policy tells apart. Blocks lie within each other or apart, so each block that policies name, less
 * the blocks within it, is one cell; a block is the run of cells from its own to its last descendant's.
 */
export interface AddressCells {
  readonly count: number;
  /** The cells that a named block covers: from the first up to, without, the last. */
  spanOf(block: Block): readonly [number, number];
  /** The cell of an address. */
  cellOf(address: Block): number;
  /** The cells that share an address with a block. */
  cellsMeeting(block: Block): readonly number[];
  /** The addresses of a cell. */
  rangesOf(cell: number): readonly AddressRange[];
}

interface Cell extends Block {
  readonly parent: number;
  readonly end: number;
}

/** Cells for the blocks that policies name. All addresses of both families are in some cell. */
export function addressCells(blocks: Iterable<Block>): AddressCells {
  const cells = nested(distinct([...everyAddress, ...blocks]));
  const positions = new Map(cells.map((cell, at) => [blockKey(cell), at]));
  return {
    count: cells.length,
    spanOf: block => {
      const at = positions.get(blockKey(block)) ?? 0;
      return [at, cells[at]?.end ?? at];
    },
    cellOf: address => innermost(cells, address),
    cellsMeeting: block => meeting(cells, block),
    rangesOf: cell => rangesOf(cells, cell),
  };
}

function distinct(blocks: readonly Block[]): readonly Block[] {
  return [...new Map(blocks.map(block => [blockKey(block), block])).values()].sort(byPlace);
}

/** A block stands before those within it. */
function byPlace(a: Block, b: Block): number {
  if (a.family !== b.family) return a.family - b.family;
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return a.length - b.length;
}

function nested(blocks: readonly Block[]): readonly Cell[] {
  const parents: number[] = [];
  const ends = blocks.map(() => blocks.length);
  const path: number[] = [];
  for (const [at, block] of blocks.entries()) {
    for (let top = path.at(-1); top !== undefined && !covers(blocks[top], block); top = path.at(-1)) {
      ends[top] = at;
      path.pop();
    }
    parents.push(path.at(-1) ?? -1);
    path.push(at);
  }
  return blocks.map((block, at) => ({ ...block, parent: parents[at] ?? -1, end: ends[at] ?? at }));
}

function innermost(cells: readonly Cell[], address: Block): number {
  let [low, high] = [0, cells.length];
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    const cell = cells[middle];
    if (cell && byPlace(cell, address) <= 0) low = middle;
    else high = middle;
  }
  while (!covers(cells[low], address)) low = cells[low]?.parent ?? 0;
  return low;
}

function meeting(cells: readonly Cell[], block: Block): readonly number[] {
  const around = innermost(cells, block);
  const inside: number[] = [];
  for (let at = around + 1; at < (cells[around]?.end ?? 0); at += 1) {
    if (covers(block, cells[at])) inside.push(at);
  }
  const left = rangesOf(cells, around).some(range => range.from <= block.to && block.from <= range.to);
  return left ? [around, ...inside] : inside;
}

/** What of a cell's block is in none of the blocks within it. */
function rangesOf(cells: readonly Cell[], cell: number): readonly AddressRange[] {
  const own = cells[cell];
  if (!own) return [];
  const ranges: AddressRange[] = [];
  let from = own.from;
  for (let at = cell + 1, child = cells[at]; child && at < own.end; at = child.end, child = cells[at]) {
    if (from < child.from) ranges.push({ family: own.family, from, to: child.from - 1n });
    from = child.to + 1n;
  }
  return from <= own.to ? [...ranges, { family: own.family, from, to: own.to }] : ranges;
}

function covers(outer: Block | undefined, inner: Block | undefined): boolean {
  return !!outer && !!inner && holdsBlock(outer, inner);
}

function blockKey({ from, length, family }: Block): string {
  return `${family}/${from}/${length}`;
}
