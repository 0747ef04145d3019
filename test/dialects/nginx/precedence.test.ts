import fc from 'fast-check';
import { comparePaths } from '#dialects/nginx/ingresses/precedence.js';

const paths = fc.array(fc.string({ unit: fc.constantFrom('/', 'a', 'B', 'ü', '.', '*') }), { maxLength: 8 });

test('the order of paths does not depend on the order in which they come', () => {
  fc.assert(
    fc.property(paths, some => {
      expect([...some].reverse().sort(comparePaths)).toEqual([...some].sort(comparePaths));
    }),
  );
});

test('a path comes before its own beginning', () => {
  expect(['/a', '/', '/a/b'].sort(comparePaths)).toEqual(['/a/b', '/a', '/']);
});

test('length is counted in bytes', () => {
  expect(['/aaa', '/üü'].sort(comparePaths)).toEqual(['/üü', '/aaa']);
});
