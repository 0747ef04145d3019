import fc from 'fast-check';
import { quoted, unquoted } from '#dialects/traefik/values/go-string.js';

test('what is quoted reads back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(unquoted(quoted(text).slice(1, -1))).toEqual({ text });
    }),
  );
});

test('what cannot be printed is an escape', () => {
  expect(quoted('a"b\\c\n\u00ad\u{e0001}\x7f')).toBe(String.raw`"a\"b\\c\n\u00ad\U000e0001\x7f"`);
});

test('escapes are those of Go', () => {
  expect(unquoted(String.raw`\x41\102\u00fc\U0001f600\t`)).toEqual({ text: 'AB\u00fc\u{1f600}\t' });
  for (const body of ['\\d', '\\x4', '\\400', '\\U00110000', "\\'", '\\'])
    expect(unquoted(body)).toHaveProperty('fault');
});
