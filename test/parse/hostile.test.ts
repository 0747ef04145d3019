import { parseManifest } from '#parse/manifests.js';
import { expectLinear } from '../growth.js';

const head = 'apiVersion: v1\nkind: ConfigMap\n';

/** Input that is meant to stop a reader: each is read or refused, in time that grows with it. */
test.each<[string, (long: (text: string) => string) => string]>([
  ['brackets that are never closed', long => `${head}a: ${long('[')}`],
  ['braces of JSON that are never closed', long => long('{"a":')],
  ['dashes in dashes', long => long('- ')],
  ['keys in keys', long => long('? ')],
  ['one text without end', long => `${head}a: "${long('x')}`],
  ['one string of JSON without end', long => `{"a":"${long('\\n')}`],
  ['blanks alone', long => long(' ')],
  ['one line of pairs', long => `${head}a: {${long('b: 1, ')}}`],
  ['the same key again and again', long => head + long('a: 1\n')],
  [
    'the same key, far inside',
    long => `{"apiVersion":"v1","kind":"A","a":${'{"a":'.repeat(1500)}{${long('"b":1,')}"c":1}${'}'.repeat(1501)}`,
  ],
  ['empty documents', long => long('---\n')],
  ['small documents', long => long('---\na: 1\n')],
  ['digits', long => `${head}a: ${long('1')}`],
  ['digits and underscores', long => `${head}a: .1${long('_1')}`],
  ['a tag without end', long => `${head}a: !${long('%41')}`],
  ['control characters', long => long('\0\u0001')],
  ['anchors', long => `${head}a: [${long('&a x, ')}]`],
  [
    'merges of merges',
    long =>
      `${head}a0: &a0 {x: 1}\n${Array.from({ length: long('x').length / 60 }, (_, at) => `a${at + 1}: &a${at + 1} {<<: *a${at}}`).join('\n')}`,
  ],
  ['templates', long => head + long('{{ x }}\n')],
  [
    'items of a list',
    long => `{"apiVersion":"v1","kind":"List","items":[${long('{"apiVersion":"v1","kind":"Pod"},').slice(0, -1)}]}`,
  ],
])('%s', (_, textOf) => {
  expectLinear(length => {
    const text = textOf(piece => piece.repeat(Math.ceil(length / piece.length)));
    return () => {
      const { resources } = parseManifest('f', text);
      resources.forEach(one => one.locate(['a', 0, 'b']));
    };
  }, 25_000);
});

test('aliases that would fill the memory are refused', () => {
  const level = (at: number) => `a${at}: &a${at} [${Array.from({ length: 10 }, () => `*a${at - 1}`).join(', ')}]\n`;
  const bomb = (levels: number) =>
    `${head}a0: &a0 [x]\n${Array.from({ length: levels }, (_, at) => level(at + 1)).join('')}`;
  expect(parseManifest('f', bomb(3)).resources).toHaveLength(1);
  expect(parseManifest('f', bomb(9)).unreadable.map(one => one.message)).toEqual([
    'aliases repeat so much of the document that kubectl refuses it',
  ]);
});

test('collections may lie in each other a thousand deep, and not without end', () => {
  const nested = (depth: number) => `${head}a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
  expect(parseManifest('f', nested(1000)).resources).toHaveLength(1);
  const deep = [
    nested(2500),
    `${head}a:\n${'- '.repeat(2500)}x\n`,
    Array.from({ length: 2500 }, (_, at) => `${' '.repeat(at)}a:\n`)
      .join('')
      .replace('a:', 'apiVersion: v1\nkind: A\na:'),
  ];
  expect(deep.map(text => parseManifest('f', text).unreadable.map(one => one.message))).toEqual(
    deep.map(() => ['mappings and sequences lie in each other more than 2000 deep']),
  );
});
