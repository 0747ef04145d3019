import fc from 'fast-check';
import type { Regex } from '#model/match.js';
import { literalPattern } from '#model/text/literal-pattern.js';
import { compile } from '#regex/compile.js';

const metacharacters = [
  '.',
  '*',
  '+',
  '?',
  '^',
  '$',
  '{',
  '}',
  '(',
  ')',
  '|',
  '[',
  ']',
  '\\',
  '-',
  '/',
  'A',
  'd',
  '1',
  ',',
];

test.each(['pcre', 're2'] as const)('literal text matches itself and nothing else in %s', flavour => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom(...metacharacters), fc.constantFrom('é', '#', '"')),
    maxLength: 6,
  });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const regex: Regex = { flavour, pattern: `^${literalPattern(one)}$`, ignoreCase: false };
      expect([takes(regex, one), takes(regex, other)]).toEqual([true, one === other]);
    }),
  );
});

function takes(regex: Regex, text: string): boolean {
  const compiled = compile(regex);
  return 'find' in compiled && compiled.find(text) !== undefined;
}
