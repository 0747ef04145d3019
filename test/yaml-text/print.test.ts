import fc from 'fast-check';
import { load as loadYaml } from 'js-yaml';
import type { Tags } from 'yaml';
import { parse } from 'yaml';
import { printDocuments, printFlow, printLines } from '#yaml-text/print.js';
import type { JsonObject } from '#model/json.js';
import { parseManifest } from '#parse/manifests.js';
import { isAll } from '../runs.js';

const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'yes',
    'No',
    'null',
    '~',
    '1e3',
    '0777',
    '0o17',
    '12:30:45',
    '2024-01-01',
    '.5',
    '1_000',
    '=',
    '<<',
    '- a',
    'a: b',
    'a #b',
    '--flag=:80',
    '10%',
    '100m',
  ),
  fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t', ':', '#', 'é') })).map(parts => parts.join('\n')),
);
const values = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
}));
const objects = values.object as fc.Arbitrary<JsonObject>;

/** -0 is 0 to every reader of JSON. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const printings: fc.Arbitrary<(value: JsonObject) => string> = fc.constantFrom(
  value => printDocuments([value]),
  value => `${printLines(value, 0).join('\n')}\n`,
  value => `${printFlow(value, 'flow')}\n`,
);

test('what is printed reads back as it was, as kubectl reads it and by parsers of YAML 1.1 and of YAML 1.2', () => {
  fc.assert(
    fc.property(objects, printings, (object, print) => {
      const manifest = { apiVersion: 'v1', kind: 'Made', spec: object };
      const text = print(manifest);
      const { resources, unreadable } = parseManifest('made.yaml', text);
      expect(unreadable).toEqual([]);
      expect(resources.map(one => plain(one.value))).toEqual([plain(manifest)]);
      expect(plain(parse(text, { version: '1.1', customTags: numbersOf11 }))).toEqual(plain(manifest));
      expect(plain(parse(text, { version: '1.2' }))).toEqual(plain(manifest));
      expect(plain(loadYaml(text))).toEqual(plain(manifest));
    }),
    { numRuns: isAll ? 1000 : 250, examples: [[{ e0: 'E5' }, one => printDocuments([one])]] },
  );
});

/** The peer takes an exponent without a number before it (`e0`) for a number; YAML 1.1 has digits there. (yaml.org/type/float.html) */
function numbersOf11(tags: Tags): Tags {
  return tags.map(tag =>
    typeof tag === 'object' && tag.collection === undefined && tag.format === 'EXP'
      ? { ...tag, test: /^[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)[eE][-+]?[0-9]+$/ }
      : tag,
  );
}

test('names, images, flags and quantities stand without quotes', () => {
  const text = printDocuments([
    { image: 'registry.example.com/shop/web:1.2', args: ['--listen=:8080'], cpu: '50m', host: 'shop.example.com' },
  ]);
  expect(text).toBe(
    'image: registry.example.com/shop/web:1.2\nargs:\n  - --listen=:8080\ncpu: 50m\nhost: shop.example.com\n',
  );
});

test('what some parser takes for another type is quoted', () => {
  expect(printDocuments([{ a: 'yes', b: '1e3', c: '012', d: '12:30', e: '' }])).toBe(
    'a: "yes"\nb: "1e3"\nc: "012"\nd: "12:30"\ne: ""\n',
  );
});

test('lines of text stay lines', () => {
  expect(printDocuments([{ data: { 'nginx.conf': 'events {}\n\nhttp {\n  server {}\n}\n' } }])).toBe(
    'data:\n  nginx.conf: |\n    events {}\n\n    http {\n      server {}\n    }\n',
  );
});

test('manifests are divided by three dashes', () => {
  expect(printDocuments([{ a: 1 }, { b: 2 }])).toBe('a: 1\n---\nb: 2\n');
});

test('a sign that no reader sees is an escape, beyond sixteen bits one of YAML alone', () => {
  expect(printFlow('\u200b', 'flow')).toBe('"\\u200b"');
  expect(printFlow('\u{e0001}', 'flow')).toBe('"\\U000e0001"');
  expect(printFlow('\u{e0001}', 'json')).toBe('"\u{e0001}"');
});

test('a number with an exponent has a dot, but in JSON', () => {
  expect([printFlow(1e30, 'flow'), printFlow(1e30, 'json'), printFlow(1.5e-7, 'flow')]).toEqual([
    '1.0e+30',
    '1e+30',
    '1.5e-7',
  ]);
});

test('a long key stands behind a question mark', () => {
  const key = 'k'.repeat(200);
  expect(
    parseManifest('f', printDocuments([{ apiVersion: 'v1', kind: 'A', [key]: { [key]: 1 } }])).resources[0]?.value,
  ).toEqual({
    apiVersion: 'v1',
    kind: 'A',
    [key]: { [key]: 1 },
  });
});
