import { valuesByKey } from '#model/grouped.js';
import type { FaultyBytes, Replaced } from '#model/faulty-bytes.js';
import type { Origin } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { OriginAt } from './source-map/lines.js';
import type { Piece } from './read-documents.js';

/** Tells each piece of a file, asked in their order, which of the bytes that are no text are its own: those up to its end. */
export type FaultyBytesIn = (piece: Piece) => readonly FaultyBytes[];

/**
 * Prepares the bytes that are no text for the pieces of their file. What stands between two pieces is a comment, and goes with
 * the next one; what stands behind the last goes with that.
 */
export function faultyBytesIn(
  replaced: readonly Replaced[],
  last: Piece | undefined,
  originAt: OriginAt,
): FaultyBytesIn {
  const runs = runsOf(replaced);
  let next = 0;
  return piece => {
    const from = next;
    while (next < runs.length && (piece === last || (runs[next]?.offset ?? 0) < piece.end)) next++;
    return runs.slice(from, next).map(({ offset, length, bytes, encoding }) => ({
      at: originAt(offset, offset + length),
      bytes,
      encoding,
      inComment: offset < piece.start || offset >= piece.end || isInComment(commentsOf(piece), offset),
    }));
  };
}

function commentsOf({ read }: Piece): readonly number[] {
  return 'message' in read ? [] : read.comments;
}

/** Whether a character stands in one of the comments, which are given by their beginnings and ends in turn. */
function isInComment(comments: readonly number[], offset: number): boolean {
  const last = countBefore(comments, offset + 1) - 1;
  return last >= 0 && offset < (comments[2 * last + 1] ?? 0);
}

/** How many comments begin before an offset, by halving. */
function countBefore(comments: readonly number[], offset: number): number {
  let low = 0;
  let high = comments.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[2 * middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Run extends Replaced {
  /** How many characters stand for it in the text. */
  readonly length: number;
}

/** Bytes that follow each other are told as one fault. */
function runsOf(replaced: readonly Replaced[]): readonly Run[] {
  const runs: { offset: number; length: number; bytes: number[]; encoding: Replaced['encoding'] }[] = [];
  for (const { offset, bytes, encoding } of replaced) {
    const before = runs.at(-1);
    if (before && before.offset + before.length === offset) {
      before.length++;
      before.bytes.push(...bytes);
    } else runs.push({ offset, length: 1, bytes: [...bytes], encoding });
  }
  return runs;
}

/** Gives each of the bytes to the last resource that begins before it, or to the first of them. */
export function sharedAmong(
  resources: readonly Resource[],
  faulty: readonly FaultyBytes[],
): ReadonlyMap<Resource, readonly FaultyBytes[]> {
  const starts = resources.map(one => one.locate([]));
  const owned = faulty.flatMap(one => {
    const last = starts.findLastIndex(start => !isBefore(one.at, start));
    const owner = resources[Math.max(0, last)];
    return owner ? [[owner, one] as const] : [];
  });
  return valuesByKey(owned);
}

function isBefore(one: Origin, other: Origin): boolean {
  return one.line === other.line ? one.column < other.column : one.line < other.line;
}
