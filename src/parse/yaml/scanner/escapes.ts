import { spokenText } from '../../spoken-text.js';
import type { Scanner } from './scanner.js';
import { codeAt, fail } from './scanner.js';

/** `\n`, `\x41` and the like in double quotes. `\/` and halves of surrogate pairs, which JSON knows, kubectl refuses in YAML. (scannerc.go) */
export function scanEscape(scanner: Scanner): string {
  const { at, text } = scanner;
  const letter = codeAt(scanner, at + 1);
  const plain = single.get(letter);
  if (plain !== undefined) {
    scanner.at += 2;
    return plain;
  }
  const length = digits.get(letter);
  if (length === undefined) {
    const hint = 'write \\\\ for a backslash, or put the text in single quotes';
    fail(
      scanner,
      at,
      at + 2,
      `YAML has no ${spokenText(text, `escape ${text.slice(at, at + 2)}`, 'such escape')}`,
      hint,
    );
    return '';
  }
  const hex = text.slice(at + 2, Math.min(at + 2 + length, scanner.end));
  if (hex.length < length || !/^[0-9a-fA-F]+$/.test(hex)) {
    fail(scanner, at, at + 2 + length, `${length} hexadecimal digits have to follow ${text.slice(at, at + 2)}`);
    return '';
  }
  return character(scanner, parseInt(hex, 16), length);
}

function character(scanner: Scanner, code: number, length: number): string {
  const { at } = scanner;
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    const hint = 'write the character itself, or \\U and eight digits';
    fail(
      scanner,
      at,
      at + 2 + length,
      `${spokenText(scanner.text, scanner.text.slice(at, at + 2 + length), 'the escape')} is no character`,
      hint,
    );
    return '';
  }
  scanner.at += 2 + length;
  return String.fromCodePoint(code);
}

const single: ReadonlyMap<number, string> = new Map(
  Object.entries({
    '0': '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    '\t': '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
    ' ': ' ',
    '"': '"',
    "'": "'",
    '\\': '\\',
    N: '\x85',
    _: '\xa0',
    L: '\u2028',
    P: '\u2029',
  }).map(([letter, meaning]) => [letter.charCodeAt(0), meaning]),
);

const digits: ReadonlyMap<number, number> = new Map([
  ['x'.charCodeAt(0), 2],
  ['u'.charCodeAt(0), 4],
  ['U'.charCodeAt(0), 8],
]);
