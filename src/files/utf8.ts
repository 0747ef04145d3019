import type { Replaced } from '#model/faulty-bytes.js';

/**
 * What in some bytes is no UTF-8, each with the offset of the U+FFFD that stands for it in the text: the longest beginning of
 * a character, or a byte that begins none. (Unicode 17.0, 3.9.6, "U+FFFD Substitution of Maximal Subparts")
 */
export function illFormedIn(bytes: Uint8Array): readonly Replaced[] {
  const found: Replaced[] = [];
  let offset = 0;
  for (let at = 0; at < bytes.length;) {
    const { length, wanted } = sequenceAt(bytes, at);
    if (length < wanted) found.push({ offset, bytes: [...bytes.subarray(at, at + length)], encoding: 'UTF-8' });
    offset += length === 4 ? 2 : 1;
    at += length;
  }
  return found;
}

/** A byte that begins no character wants more than there can be. */
const never = 5;

/** How many bytes at a place belong together, and how many would make a character. (Unicode 17.0, table 3-7) */
function sequenceAt(bytes: Uint8Array, at: number): { readonly length: number; readonly wanted: number } {
  const first = bytes[at] ?? 0;
  const wanted = wantedAfter(first);
  if (wanted === 1 || wanted === never) return { length: 1, wanted };
  const [least, most] = secondAfter(first);
  let length = 1;
  while (length < wanted) {
    const next = bytes[at + length] ?? 0;
    if (next < (length === 1 ? least : 0x80) || next > (length === 1 ? most : 0xbf)) break;
    length++;
  }
  return { length, wanted };
}

function wantedAfter(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return never;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** Keeps out what could be said shorter, halves of surrogate pairs, and what lies beyond U+10FFFF. */
function secondAfter(first: number): readonly [number, number] {
  switch (first) {
    case 0xe0:
      return [0xa0, 0xbf];
    case 0xed:
      return [0x80, 0x9f];
    case 0xf0:
      return [0x90, 0xbf];
    case 0xf4:
      return [0x80, 0x8f];
    default:
      return [0x80, 0xbf];
  }
}
