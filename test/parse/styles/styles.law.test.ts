import fc from 'fast-check';
import type { Json } from '#model/json.js';
import { parseManifest } from '#parse/manifests.js';
import { picks, styled } from './styled.js';

const words = fc.constantFrom(
  'a',
  'web',
  'b c',
  'the long name',
  'x1',
  'it’s',
  "don't",
  'a: b',
  '#a',
  'a #b',
  '- a',
  '',
  ' a ',
  'a\nb',
  '  a\n\n b\n',
  'a\n\n\n',
  'C:\\',
  '"',
  '{{ a }}',
  '*a',
  '%a',
  '---',
  'é',
  'a/b',
);
const keys = fc.constantFrom('a', 'b', 'web', 'k-1', 'k/2', 'x.y', 'long_name');
const { value: values } = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(
      { weight: 4, arbitrary: words },
      { weight: 1, arbitrary: fc.constantFrom<Json>(1, -2.5, true, false, null) },
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
  ),
}));

test('whatever the style in which a value is written, it is the same value', () => {
  fc.assert(
    fc.property(values, picks, fc.constantFrom('\n', '\r\n'), (value, pick, ends) => {
      const text = `apiVersion: v1\nkind: Thing\nspec:${styled(value, pick)}\nlast: one\n`.replaceAll('\n', ends);
      const { resources, unreadable } = parseManifest('f', text);
      expect(unreadable).toEqual([]);
      expect(resources.map(one => one.value)).toEqual([{ apiVersion: 'v1', kind: 'Thing', spec: value, last: 'one' }]);
    }),
    { numRuns: 1500 },
  );
});
