import { escapeClasses, posixClasses } from './byte-classes.table.js';
import type { ByteRange, ByteSet } from './byte-set.js';
import { byteSet, complement } from './byte-set.js';
import type { Cursor } from './cursor.js';
import { atEnd, fail, leaveOpen, matched, peek, take, taken } from './cursor.js';
import { readByteEscape } from './escape.js';

/** A class as PCRE has it: negated after case is folded. */
export interface ReadClass {
  readonly negated: boolean;
  readonly set: ByteSet;
}

/** What stands between brackets, the opening one taken already. (pcre2pattern(3), "Square brackets and character classes") */
export function readClass(cursor: Cursor): ReadClass {
  if (isNamed(cursor)) fail(cursor, 'a class such as [:alpha:] stands outside brackets');
  const negated = taken(cursor, '^');
  const ranges: ByteRange[] = [];
  let first = true;
  while (first || peek(cursor) !== ']') {
    if (atEnd(cursor)) {
      fail(cursor, 'a bracket is not closed');
      return { negated, set: [] };
    }
    ranges.push(...readItem(cursor));
    first = false;
  }
  take(cursor);
  return { negated, set: byteSet(ranges) };
}

function isNamed({ text, at }: Cursor): boolean {
  const named = /([:.=])(?:\\[\]\\]|(?!\1\]|\[\1|\]).)*\1\]/sy;
  named.lastIndex = at;
  return named.test(text);
}

function readItem(cursor: Cursor): ByteSet {
  const from = readMember(cursor);
  const next = cursor.text.charAt(cursor.at + 1);
  if (peek(cursor) !== '-' || next === ']' || next === '') return setOf(from);
  take(cursor);
  const to = readMember(cursor);
  if (typeof from !== 'number' || typeof to !== 'number') {
    fail(cursor, 'a range of a class begins or ends in a set');
    return [];
  }
  if (to >= from) return [[from, to]];
  fail(cursor, 'a range of a class is out of order');
  return [];
}

function readMember(cursor: Cursor): number | ByteSet {
  const posix = matched(cursor, /\[([:.=])(\^?)([A-Za-z]*)\1\]/y);
  if (posix) return posixSet(cursor, posix[1] === ':', posix[2] === '^', posix[3] ?? '');
  if (!taken(cursor, '\\')) return take(cursor).charCodeAt(0);
  if (taken(cursor, 'b')) return 0x08;
  const octal = matched(cursor, /[1-7][0-7]{0,2}/y);
  const byte = octal ? parseInt(octal[0], 8) & 0xff : readByteEscape(cursor);
  if (byte !== undefined) return byte;
  const letter = take(cursor);
  if (/[89g]/.test(letter)) return letter.charCodeAt(0);
  const set = escapeClasses.get(letter);
  if (set) return set;
  if (/[pP]/.test(letter)) leaveOpen(cursor, 'Unicode properties are not followed here');
  else fail(cursor, `no escape \\${letter} is known in a class`);
  return [];
}

function posixSet(cursor: Cursor, isClass: boolean, negated: boolean, name: string): ByteSet {
  const set = isClass ? posixClasses.get(name) : undefined;
  if (!set) {
    fail(cursor, isClass ? `no class [:${name}:] is known` : 'collating elements are not supported');
    return [];
  }
  return negated ? complement(set) : set;
}

function setOf(member: number | ByteSet): ByteSet {
  return typeof member === 'number' ? [[member, member]] : member;
}
