import type { Json } from '#model/json.js';
import { parseManifest } from '#parse/manifests.js';

/** Ways to write one value that authors use, and what each of them is. */
const spellings: readonly (readonly [what: string, text: string, value: Json])[] = [
  ['a folded text', 'a: >\n  one\n  two\n\n  three\n', { a: 'one two\nthree\n' }],
  ['a folded text that is cut off', 'a: >-\n  one\n  two\n', { a: 'one two' }],
  ['a folded text that keeps its end', 'a: >+\n  one\n\n\nb: 1\n', { a: 'one\n\n\n', b: 1 }],
  [
    'a folded text with lines that stand deeper',
    'a: >\n  one\n    two\n    three\n  four\n',
    { a: 'one\n  two\n  three\nfour\n' },
  ],
  ['a folded text that begins with an empty line', 'a: >\n\n  one\n', { a: '\none\n' }],
  ['a folded text whose indent is told', 'a: >2\n    one\n   two\n', { a: '  one\n two\n' }],
  ['a literal text with tabs', 'a: |\n  one\n  \ttwo\t\n', { a: 'one\n\ttwo\t\n' }],
  ['a literal text without a line', 'a: |\nb: 1\n', { a: '', b: 1 }],
  ['a literal text of empty lines alone', 'a: |+\n\n\nb: 1\n', { a: '\n\n', b: 1 }],
  ['a literal text at the end of the file', 'a: |\n  one', { a: 'one' }],
  [
    'a literal text with what looks like a comment or a document',
    'a: |\n  # one\n  --- two\n',
    { a: '# one\n--- two\n' },
  ],
  ['a literal text in a list', '- |\n  one\n- two\n', ['one\n', 'two']],
  ['a text over several lines', 'a: one\n  two\n\n  three\n', { a: 'one two\nthree' }],
  [
    'a text with signs that begin nothing inside it',
    'a: b:c#d-e,f[g]{h}&i*j!k%l@m\n',
    { a: 'b:c#d-e,f[g]{h}&i*j!k%l@m' },
  ],
  ['a text that begins with a sign and no blank', 'a: -b\nc: ?d\ne: :f\n', { a: '-b', c: '?d', e: ':f' }],
  ['a text before a comment', 'a: b # c\n', { a: 'b' }],
  ['single quotes over lines', "a: 'one\n  two\n\n  three'\n", { a: 'one two\nthree' }],
  ['double quotes over lines', 'a: "one \n  two\\\n  \\ three\\n"\n', { a: 'one two three\n' }],
  [
    'escapes',
    'a: "\\x41\\u00e9\\U0001F600\\t\\e\\_\\N\\L\\P\\0"\n',
    { a: 'A\u00e9\u{1f600}\t\u001b\u00a0\u0085\u2028\u2029\0' },
  ],
  ['keys in quotes', '"a": 1\n\'b\': 2\n', { a: 1, b: 2 }],
  ['a key with a question mark', '? a\n: b\n? c\n', { a: 'b', c: null }],
  ['a key with blanks', 'a b c: d\n', { 'a b c': 'd' }],
  ['an address as a key', 'http://a/b: c\n', { 'http://a/b': 'c' }],
  ['a list at the column of its key', 'a:\n- b\n- c\nd: e\n', { a: ['b', 'c'], d: 'e' }],
  ['lists in lists', '- - a\n  - b\n-\n  - c\n', [['a', 'b'], ['c']]],
  ['mappings in a list', '- a: 1\n  b: 2\n-\n  a: 3\n', [{ a: 1, b: 2 }, { a: 3 }]],
  ['nothing where a value may stand', 'a:\nb:\n  -\n  - c\n', { a: null, b: [null, 'c'] }],
  ['braces and brackets', '{a: [b, {c: d}], e: }\n', { a: ['b', { c: 'd' }], e: null }],
  ['braces over lines', '{\n  a: b,\n  # c\n  d: [\n    e,\n  ],\n}\n', { a: 'b', d: ['e'] }],
  ['pairs in brackets', '[a: b, c]\n', [{ a: 'b' }, 'c']],
  ['keys without values in braces', '{a, b: c}\n', { a: null, b: 'c' }],
  ['an address in brackets', '[http://a/b, c:d]\n', ['http://a/b', 'c:d']],
  ['an anchor and its alias', 'a: &x [1]\nb: *x\n', { a: [1], b: [1] }],
  ['an anchor of a mapping below it', 'a: &x\n  b: 1\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
  ['an anchor of nothing', 'a: &x\nb: *x\n', { a: null, b: null }],
  ['an anchor that is given again', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n', { a: 1, b: 1, c: 2, d: 2 }],
  ['a merge', 'a: &x { b: 1, c: 2 }\nd: { <<: *x, c: 3 }\n', { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
  [
    'a merge of several',
    'a: &x { b: 1 }\nc: &y { b: 2, d: 4 }\ne: { <<: [*x, *y] }\n',
    { a: { b: 1 }, c: { b: 2, d: 4 }, e: { b: 1, d: 4 } },
  ],
  // go.yaml.in/yaml/v2 v2.4.3, decode.go: entries count in the order in which they stand.
  [
    'a merge after a key, which kubectl puts in its place',
    'a: &x { b: 1 }\nc:\n  b: 5\n  <<: *x\n',
    { a: { b: 1 }, c: { b: 1 } },
  ],
  [
    'tags of texts and numbers',
    'a: !!str 5\nb: !!int "5"\nc: !!bool "true"\nd: !!null ""\n',
    { a: '5', b: 5, c: true, d: null },
  ],
  ['tags of lists and mappings', 'a: !!seq [1]\nb: !!map { c: 1 }\n', { a: [1], b: { c: 1 } }],
  ['carriage returns', 'a: b\r\nc: |\r\n  d\r\n  e\r\n', { a: 'b', c: 'd\ne\n' }],
];

test.each(spellings)('%s', (_, text, value) => {
  const { resources, unreadable } = parseManifest('f', wrapped(text));
  expect(unreadable).toEqual([]);
  expect(resources[0]?.value['spec']).toEqual(value);
});

/** The text below a key of a resource. */
function wrapped(text: string): string {
  const lines = text.split('\n').map(line => (/^\s*$/.test(line) ? line : `  ${line}`));
  return `apiVersion: v1\nkind: Thing\nspec:\n${lines.join('\n')}`;
}
