import type { ByteSet } from './byte-set.js';
import { complement } from './byte-set.js';

const digit: ByteSet = [[0x30, 0x39]];
const space: ByteSet = [
  [0x09, 0x0d],
  [0x20, 0x20],
];
const word: ByteSet = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const horizontal: ByteSet = [
  [0x09, 0x09],
  [0x20, 0x20],
  [0xa0, 0xa0],
];
const vertical: ByteSet = [
  [0x0a, 0x0d],
  [0x85, 0x85],
];

/** `\d` and its like. (pcre2pattern(3), "Generic character types") */
export const escapeClasses: ReadonlyMap<string, ByteSet> = new Map([
  ['d', digit],
  ['D', complement(digit)],
  ['s', space],
  ['S', complement(space)],
  ['w', word],
  ['W', complement(word)],
  ['h', horizontal],
  ['H', complement(horizontal)],
  ['v', vertical],
  ['V', complement(vertical)],
]);

/** `[:alpha:]` and its like, in the C locale. (pcre2pattern(3), "POSIX character classes") */
export const posixClasses: ReadonlyMap<string, ByteSet> = new Map<string, ByteSet>([
  [
    'alpha',
    [
      [0x41, 0x5a],
      [0x61, 0x7a],
    ],
  ],
  ['lower', [[0x61, 0x7a]]],
  ['upper', [[0x41, 0x5a]]],
  [
    'alnum',
    [
      [0x30, 0x39],
      [0x41, 0x5a],
      [0x61, 0x7a],
    ],
  ],
  ['ascii', [[0x00, 0x7f]]],
  [
    'blank',
    [
      [0x09, 0x09],
      [0x20, 0x20],
    ],
  ],
  [
    'cntrl',
    [
      [0x00, 0x1f],
      [0x7f, 0x7f],
    ],
  ],
  ['digit', digit],
  ['graph', [[0x21, 0x7e]]],
  ['print', [[0x20, 0x7e]]],
  [
    'punct',
    [
      [0x21, 0x2f],
      [0x3a, 0x40],
      [0x5b, 0x60],
      [0x7b, 0x7e],
    ],
  ],
  ['space', space],
  ['word', word],
  [
    'xdigit',
    [
      [0x30, 0x39],
      [0x41, 0x46],
      [0x61, 0x66],
    ],
  ],
]);

/** Letters that stand for one control character. */
export const controlEscapes: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
]);
