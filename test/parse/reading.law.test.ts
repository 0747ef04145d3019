import fc from 'fast-check';
import { isArray, isObject } from '#model/json.js';
import type { Json } from '#model/json.js';
import type { Origin, Path } from '#model/origin.js';
import { parseManifest } from '#parse/manifests.js';
import { printFlow, printLines } from '#yaml-text/print.js';

const texts = fc.oneof(
  fc.constantFrom(
    'yes',
    'n',
    '017',
    '1e3',
    '.inf',
    '12:30',
    '2024-01-01',
    '~',
    '<<',
    '',
    ' ',
    '- a',
    'a: b',
    'a #b',
    '{{ x }}',
    '%',
    '\u0085',
    '\ufeff',
    "it's",
    '"',
    '\\',
    '\t',
    'a\nb\n',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const scalars = fc.oneof(
  texts,
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(one => one + 0),
  fc.constant(null),
);
const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalars,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
  ),
})).value;

const yamlPrintings: fc.Arbitrary<(value: Json) => string> = fc.constantFrom(
  value => printLines(value, 0).join('\n'),
  value => `${printLines(value, 0).join('\r\n')}\r\n`,
  value => printFlow(value, 'flow'),
  value => `\ufeff# a comment\n---\n${printLines(value, 0).join('\n')}\n...\n`,
);
const printings: fc.Arbitrary<(value: Json) => string> = fc.oneof(
  yamlPrintings,
  fc.constantFrom(
    (value: Json) => JSON.stringify(value),
    (value: Json) => JSON.stringify(value, null, '\t'),
  ),
);

const resources = values.map((spec): Json => ({ apiVersion: 'v1', kind: 'Thing', metadata: { name: 'x' }, spec }));

test('what is printed reads back as it was, in every style', () => {
  fc.assert(
    fc.property(resources, printings, (value, print) => {
      const { resources: read, unreadable } = parseManifest('f', print(value));
      expect(unreadable).toEqual([]);
      expect(read.map(one => one.value)).toEqual([JSON.parse(JSON.stringify(value))]);
    }),
    { numRuns: 500 },
  );
});

test('each scalar is found where its text stands', () => {
  fc.assert(
    fc.property(resources, printings, (value, print) => {
      const text = print(value);
      const [resource] = parseManifest('f', text).resources;
      for (const { path, value: leaf } of leavesOf(resource?.value ?? null)) {
        const at = resource?.locate(path, 'value');
        const piece = at ? sliced(text, at) : '';
        const json = /^\{\s*"/.test(text);
        const alone = json
          ? `{"apiVersion":"v1","kind":"Leaf","leaf":${piece}}`
          : `apiVersion: v1\nkind: Leaf\nleaf: ${piece}`;
        expect(parseManifest('f', alone).resources[0]?.value['leaf']).toEqual(leaf);
      }
    }),
    { numRuns: 200 },
  );
});

test('resources keep their order and their places, however they are strung together', () => {
  fc.assert(
    fc.property(fc.array(resources, { maxLength: 5 }), yamlPrintings, (list, print) => {
      const parts = list.map(print).map(text => text.replace(/^\ufeff/, ''));
      const { resources: read, documents } = parseManifest('f', parts.join('\n---\n'));
      expect(read.map(one => one.value)).toEqual(JSON.parse(JSON.stringify(list)));
      expect(documents).toBe(list.length);
      const lines = read.map(one => one.locate([]).line);
      expect(lines).toEqual([...lines].sort((a, b) => a - b));
    }),
    { numRuns: 100 },
  );
});

test('no text makes it throw, and each document is counted once', () => {
  const signs = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '? ',
    '[',
    ']',
    '{',
    '}',
    ',',
    "'",
    '"',
    '|',
    '>',
    '#',
    '&x ',
    '*x',
    '!t ',
    '---\n',
    '...\n',
    '\t',
    '\r',
    '<<: ',
    '\0',
    '\ud800',
    '%YAML 1.1\n',
    'kind: X\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 20, arbitrary: signs }, fc.string({ unit: 'binary' }))), parts => {
      const { resources: read, unreadable, ignored, documents, ignoredAs } = parseManifest('f', parts.join(''));
      expect(read.length + unreadable.length + ignored).toBe(documents);
      expect(ignoredAs.length).toBe(ignored);
      read.forEach(one => one.locate(['a', 0, 'b']));
    }),
    { numRuns: 2000 },
  );
});

function leavesOf(value: Json, path: Path = []): readonly { readonly path: Path; readonly value: Json }[] {
  if (isArray(value)) return value.flatMap((one, index) => leavesOf(one, [...path, index]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, one]) => leavesOf(one ?? null, [...path, key]));
  return [{ path, value }];
}

/** The text at an origin. */
function sliced(text: string, { line, column, endLine, endColumn }: Origin): string {
  const starts = [...text.matchAll(/^|(?<=\r\n|\n|\r(?!\n))/g)].map(({ index }) => index);
  starts[0] = text.startsWith('\ufeff') ? 1 : 0;
  return text.slice((starts[line - 1] ?? 0) + column - 1, (starts[endLine - 1] ?? 0) + endColumn - 1);
}
