import { complement } from './byte-set.js';
import { controlEscapes, escapeClasses } from './byte-classes.table.js';
import type { Cursor } from './cursor.js';
import { fail, leaveOpen, matched, peek, take } from './cursor.js';
import type { PcreFlags, PcreNode } from './node.js';

/** What stands behind a backslash outside a class. (pcre2pattern(3), "Backslash") */
export function readEscape(cursor: Cursor, flags: PcreFlags): PcreNode {
  const character = peek(cursor);
  if (/[1-9]/.test(character)) return numbered(cursor, flags);
  const byte = readByteEscape(cursor);
  if (byte !== undefined) return { kind: 'byte', of: [[byte, byte]] };
  const set = escapeClasses.get(take(cursor));
  if (set) return { kind: 'byte', of: set };
  return anchorOrReference(cursor, character, flags);
}

/** An escape that stands for one byte, in a class or outside; undefined (and nothing taken) where it is none. */
export function readByteEscape(cursor: Cursor): number | undefined {
  const character = peek(cursor);
  const control = controlEscapes.get(character);
  if (control !== undefined || (character !== '' && !/[A-Za-z0-9]/.test(character))) {
    take(cursor);
    return control ?? character.charCodeAt(0);
  }
  const octal = matched(cursor, /0[0-7]{0,2}/y);
  if (octal) return parseInt(octal[0], 8);
  const braced = matched(cursor, /x\{([0-9A-Fa-f]+)\}|o\{([0-7]+)\}/y);
  if (braced) return bounded(cursor, braced[1] === undefined ? parseInt(braced[2] ?? '', 8) : parseInt(braced[1], 16));
  const hexadecimal = matched(cursor, /x([0-9A-Fa-f]{0,2})/y);
  if (hexadecimal) return parseInt(hexadecimal[1] || '0', 16);
  const caret = matched(cursor, /c([ -~])/y);
  return caret ? (caret[1] ?? '').toUpperCase().charCodeAt(0) ^ 0x40 : undefined;
}

function bounded(cursor: Cursor, code: number): number {
  if (code > 0xff) fail(cursor, 'a character code is too large');
  return code & 0xff;
}

// A number below 10, or of a group that stands before, is a reference; another is octal. (pcre2pattern(3), "Backslash")
function numbered(cursor: Cursor, { ignoreCase }: PcreFlags): PcreNode {
  const digits = matched(cursor, /\d{1,9}/y)?.[0] ?? '';
  const index = Number(digits);
  if (index < 10 || index <= cursor.groups) return reference(cursor, index, ignoreCase);
  cursor.at -= digits.length;
  const octal = matched(cursor, /[0-7]{1,3}/y);
  if (!octal) return reference(cursor, Number(matched(cursor, /\d+/y)?.[0]), ignoreCase);
  const code = bounded(cursor, parseInt(octal[0], 8));
  return { kind: 'byte', of: [[code, code]] };
}

function reference(cursor: Cursor, index: number, ignoreCase: boolean): PcreNode {
  cursor.wanted.add(index);
  return { kind: 'back-reference', index, ignoreCase };
}

function anchorOrReference(cursor: Cursor, character: string, flags: PcreFlags): PcreNode {
  switch (character) {
    case 'A':
      return { kind: 'anchor', at: 'text-start' };
    case 'z':
      return { kind: 'anchor', at: 'text-end' };
    case 'Z':
      return { kind: 'anchor', at: 'last-line-end' };
    case 'G':
      return { kind: 'anchor', at: 'search-start' };
    case 'b':
      return { kind: 'anchor', at: 'word-edge' };
    case 'B':
      return { kind: 'anchor', at: 'no-word-edge' };
    case 'N':
      return isNamed(cursor)
        ? fail(cursor, '\\N{name} is not known')
        : { kind: 'byte', of: complement([[0x0a, 0x0a]]) };
    case 'C':
      return { kind: 'byte', of: complement([]) };
    case 'R':
      return lineBreak;
    case 'g':
    case 'k':
      return namedReference(cursor, character, flags);
    case 'p':
    case 'P':
      return matched(cursor, /\{\^?[\w &]+\}|[A-Za-z]/y)
        ? leaveOpen(cursor, 'Unicode properties are not followed here')
        : fail(cursor, `\\${character} lacks its property`);
    case 'K':
      return leaveOpen(cursor, '\\K is not followed here');
    case 'X':
      return leaveOpen(cursor, '\\X is not followed here');
    default:
      return fail(cursor, `no escape \\${character} is known`);
  }
}

function isNamed({ text, at }: Cursor): boolean {
  const named = /\{(?!\d+(?:,\d*)?\})/y;
  named.lastIndex = at;
  return named.test(text);
}

const lineBreak: PcreNode = {
  kind: 'atomic',
  of: {
    kind: 'choice',
    of: [
      { kind: 'sequence', of: [0x0d, 0x0a].map(byte => ({ kind: 'byte', of: [[byte, byte]] })) },
      {
        kind: 'byte',
        of: [
          [0x0a, 0x0d],
          [0x85, 0x85],
        ],
      },
    ],
  },
};

// \g1 \g{1} \g{-1} \g{name}, \k<name> \k'name' \k{name}; \g<…> and \g'…' call the group instead.
function namedReference(cursor: Cursor, letter: string, { ignoreCase }: PcreFlags): PcreNode {
  const number = letter === 'g' ? matched(cursor, /(-?\d+)|\{ *(-?\d+) *\}/y) : undefined;
  if (number) {
    const index = Number(number[1] ?? number[2]);
    return reference(cursor, index < 0 ? cursor.groups + 1 + index : index, ignoreCase);
  }
  const name = matched(cursor, letter === 'g' ? /\{(\w+)\}/y : /\{(\w+)\}|<(\w+)>|'(\w+)'/y);
  if (name) return referenceTo(cursor, name[1] ?? name[2] ?? name[3] ?? '');
  if (letter === 'g' && matched(cursor, /<[^>]*>|'[^']*'/y))
    return leaveOpen(cursor, 'a call of a group is not followed here');
  return fail(cursor, `\\${letter} lacks a name or number`);
}

/** A reference to a group by its name. One to a later group is left open. */
export function referenceTo(cursor: Cursor, name: string): PcreNode {
  cursor.wantedNames.add(name);
  const index = cursor.names.get(name);
  return index === undefined
    ? leaveOpen(cursor, 'a reference to a later group by name is not followed here')
    : { kind: 'back-reference', index, ignoreCase: false };
}
