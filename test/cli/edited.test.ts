import { decoded } from '#files/decoding.js';
import { edited } from '#cli/check/edited-file.js';

const file = (hex: string) => decoded(Buffer.from(hex, 'hex'));
const edit = (start: number, end: number, text: string) => ({ file: 'a.yaml', start, end, text });

test('edits are made in the bytes, and what is no text beside them stays', () => {
  const { bytes, file: now } = edited(file('e961e962e9'), [edit(3, 4, 'ä'), edit(1, 2, 'B')]) ?? {};
  expect(bytes?.toString('hex')).toBe('e942e9c3a4e9');
  expect(now).toEqual(file('e942e9c3a4e9'));
});

test.each([
  ['half a surrogate pair is not written as U+FFFD', '6162', edit(0, 1, '\ud800')],
  ['nor in UTF-16, where it could be, and would be no text', 'fffe61006200', edit(0, 1, '\ud800')],
  ['no pair is cut in two', 'f09f9880', edit(0, 1, '')],
  ['bytes that were no text do not become some', 'e2827841ac', edit(1, 3, '')],
  ['nothing is put behind an odd byte, where it would be read shifted', 'fffe610062', edit(2, 2, 'x')],
])('%s', (_, hex, one) => {
  expect(edited(file(hex), [one])).toBeUndefined();
});
