import fc from 'fast-check';
import type { Regex } from '#model/match.js';
import { contains } from '#regex/containment.js';
import { compile } from '#regex/compile.js';
import { isAll } from '../runs.js';

const pcre = (pattern: string, ignoreCase = false): Regex => ({ flavour: 'pcre', pattern, ignoreCase });

test.each([
  ['^/[a-z0-9]+/', '^/[a-z]+/x', true],
  ['^/[a-z]+/', '^/[a-z0-9]+/x', false],
  ['^/(a|b)', '^/[ab]/c', true],
  ['^/a', '/a', false],
  ['/a', '^/a', true],
  ['a$', '^/a$', true],
  ['^/a$', '^/a', false],
  ['^/(.*)', '^/a(/|$)(.*)', true],
  ['^/a(/|$)', '^/a/x', true],
  ['(^|/)a', '^/b/a', true],
  ['^/a{2,}', '^/aaa', true],
  ['^/a(?=b)', '^/ab', undefined],
  ['.*', '^/', true],
])('whether %s contains %s: %s', (wide, narrow, expected) => {
  expect(contains(pcre(wide), pcre(narrow))).toBe(expected);
});

test('where case does not count, it does not', () => {
  expect(contains(pcre('^/[a-z]+/x', true), pcre('^/ABC/X/'))).toBe(true);
  expect(contains(pcre('^/[a-z]+/x'), pcre('^/abc/x', true))).toBe(false);
});

test('all paths below a beginning are contained, or not', () => {
  expect(contains(pcre('^/[a-z]+/'), { beginning: '/api/' })).toBe(true);
  expect(contains(pcre('^/[a-z]+/$'), { beginning: '/api/' })).toBe(false);
});

const piece = fc.constantFrom(
  'a',
  'b',
  '/',
  '.',
  '[ab]',
  '[^a]',
  '(a|/b)',
  '(/|$)',
  'a*',
  'b+',
  '.*',
  '(ab)?',
  '^',
  '$',
  'a{2}',
  '\\d',
);
const pattern = fc
  .tuple(fc.constantFrom('', '^', '^/'), fc.array(piece, { maxLength: 4 }))
  .map(([begin, parts]) => begin + parts.join(''));
const path = fc
  .array(fc.constantFrom('a', 'b', '/', '1', 'A', 'é'), { maxLength: 6 })
  .map(parts => `/${parts.join('')}`);

test('what is in the narrow language is in the one that contains it', () => {
  fc.assert(
    fc.property(
      pattern,
      pattern,
      fc.boolean(),
      fc.array(path, { minLength: 20, maxLength: 40 }),
      (wide, narrow, ignoreCase, paths) => {
        if (contains(pcre(wide, ignoreCase), pcre(narrow)) !== true) return;
        const [outer, inner] = [compile(pcre(wide, ignoreCase)), compile(pcre(narrow))];
        if (!('test' in outer) || !('test' in inner)) throw new Error('the patterns compile');
        for (const one of paths) if (inner.test(one) === true) expect([one, outer.test(one)]).toEqual([one, true]);
      },
    ),
    { numRuns: isAll ? 400 : 150 },
  );
});
