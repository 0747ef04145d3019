import type { Cursor } from './cursor.js';
import { fail, leaveOpen, matched, peek, taken } from './cursor.js';
import type { PcreFlags, PcreNode, RepeatMode } from './node.js';

const greatest = 65535;

/** What an atom becomes by the quantifier that follows it, if one does. (pcre2pattern(3), "Repetition") */
export function readQuantifier(cursor: Cursor, flags: PcreFlags, of: PcreNode): PcreNode {
  skipIgnored(cursor, flags);
  const versions = matched(
    cursor,
    /\{ *, *\d+ *\}|\{(?: +\d[\d ]*(?:,[\d ]*)?|\d+ +(?:,[\d ]*)?|\d+, +\d* *|\d+,\d+ +)\}/y,
  );
  if (versions)
    return leaveOpen(cursor, `${versions[0]} is a quantifier in newer versions of PCRE and text in older ones`);
  const bounds = boundsOf(cursor);
  if (!bounds) return of;
  const { least, most } = bounds;
  if (least > greatest || (most !== Infinity && most > greatest))
    return fail(cursor, 'a number of repetitions is too big');
  if (most < least) return fail(cursor, 'the numbers of a quantifier are out of order');
  return { kind: 'repeat', of, least, most, mode: modeOf(cursor, flags) };
}

/** Whether a quantifier stands next: where nothing can be repeated it is a fault. */
export function isQuantifier({ text, at }: Cursor): boolean {
  const sticky = /[*+?]|\{\d+(?:,\d*)?\}/y;
  sticky.lastIndex = at;
  return sticky.test(text);
}

/** A comment between an item and its quantifier is nothing. */
function skipIgnored(cursor: Cursor, { extended }: PcreFlags): void {
  if (extended) skipBlanks(cursor);
  while (matched(cursor, /\(\?#[^)]*\)/y)) if (extended) skipBlanks(cursor);
}

/** In extended mode blanks and comments are nothing. */
export function skipBlanks(cursor: Cursor): void {
  matched(cursor, /(?:[\t-\r ]|#[^\n]*(?:\n|$))*/y);
}

function boundsOf(cursor: Cursor): { readonly least: number; readonly most: number } | undefined {
  switch (peek(cursor)) {
    case '*':
      cursor.at += 1;
      return { least: 0, most: Infinity };
    case '+':
      cursor.at += 1;
      return { least: 1, most: Infinity };
    case '?':
      cursor.at += 1;
      return { least: 0, most: 1 };
  }
  const match = matched(cursor, /\{(\d+)(,(\d*))?\}/y);
  if (!match) return undefined;
  const least = Number(match[1]);
  if (match[2] === undefined) return { least, most: least };
  return { least, most: match[3] === '' ? Infinity : Number(match[3]) };
}

function modeOf(cursor: Cursor, { ungreedy, extended }: PcreFlags): RepeatMode {
  if (extended) skipBlanks(cursor);
  if (taken(cursor, '+')) return 'possessive';
  return taken(cursor, '?') === ungreedy ? 'greedy' : 'lazy';
}
