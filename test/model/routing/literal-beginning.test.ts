import fc from 'fast-check';
import { literalBeginning } from '#model/routing/literal-beginning.js';
import { compile } from '#regex/compile.js';
import { isAll } from '../../runs.js';

test.each([
  ['/v[0-9]+/.*', '/v'],
  ['/api/(a|b)', '/api/'],
  ['/a\\.b/.*', '/a.b/'],
  ['/ab?', '/a'],
  ['/ab*', '/a'],
  ['/ab{2}', '/a'],
  ['/ab+c', '/ab'],
  ['/a|/b', '/'],
  ['/api/x|/api/y|/api', '/api'],
  ['/[|]a|b', ''],
  ['^/a', '/a'],
  ['/\\d', '/'],
  ['(?i)/a', ''],
  ['/😀*', '/'],
  ['/ü/😀', '/ü/😀'],
  ['.*', ''],
])('%s begins with "%s"', (pattern, text) => {
  expect(literalBeginning(pattern)).toBe(text);
});

const parts = [
  '/',
  'a',
  'b',
  '\\.',
  '.',
  '[ab]',
  '[|]',
  '(a|b)',
  '(?:/a)',
  '|',
  '*',
  '+',
  '?',
  '{1,2}',
  '^',
  '$',
  '(?i)',
  '\\d',
];
const patterns = fc.array(fc.constantFrom(...parts), { maxLength: 7 }).map(all => all.join(''));
const texts = fc.array(fc.constantFrom('/', 'a', 'b', 'A', '.', '|', '1'), { maxLength: 5 }).map(all => all.join(''));

test('whatever an expression takes as a whole begins with that text', () => {
  fc.assert(
    fc.property(patterns, fc.array(texts, { maxLength: 20 }), (pattern, some) => {
      const whole = compile({ flavour: 're2', pattern: `^(?:${pattern})$`, ignoreCase: false });
      const begin = literalBeginning(pattern);
      const taken = 'find' in whole ? some.filter(text => whole.test(text) === true) : [];
      expect(taken.filter(text => !text.startsWith(begin))).toEqual([]);
    }),
    { numRuns: isAll ? 3000 : 1200 },
  );
});
