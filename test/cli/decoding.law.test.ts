import fc from 'fast-check';
import { decoded, encoded } from '#files/decoding.js';
import { isAll } from '../runs.js';

/** Bytes among which beginnings of characters, and what goes on after them, are common. */
const byte = fc.oneof(
  fc.constantFrom(0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff),
  fc.constantFrom(0xd8, 0xdb, 0xdc, 0xdf, 0xfe, 0xbb, 0xfd),
  fc.nat(255),
);
const bytes = fc.array(byte, { maxLength: 24 }).map(all => Buffer.from(all));
const mark = fc.constantFrom([], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]).map(all => Buffer.from(all));
const file = fc.tuple(mark, bytes).map(([first, rest]) => Buffer.concat([first, rest]));

test('what was decoded encodes to the same bytes', () => {
  fc.assert(
    fc.property(file, all => {
      expect(encoded(decoded(all)).toString('hex')).toBe(all.toString('hex'));
    }),
    { numRuns: isAll ? 3_000 : 300 },
  );
});

test('text is what every other decoder makes of it', () => {
  fc.assert(
    fc.property(bytes, all => {
      fc.pre(decoded(all).encoding === 'utf-8');
      expect(decoded(all).text).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(all));
    }),
    { numRuns: isAll ? 3_000 : 300 },
  );
});

test('exactly where bytes were replaced, and they are no text', () => {
  fc.assert(
    fc.property(file, all => {
      const { text, replaced, encoding } = decoded(all);
      const strict = new TextDecoder(encoding, { fatal: true });
      for (const { offset, bytes: faulty } of replaced) {
        expect(text[offset]).toBe('\ufffd');
        expect(() => strict.decode(Buffer.from(faulty))).toThrow();
      }
      if (replaced.length === 0) expect(() => strict.decode(all)).not.toThrow();
    }),
    { numRuns: isAll ? 3_000 : 300 },
  );
});

test.each([
  ['636166e9', 'caf\ufffd', [['e9']]],
  ['61e28262', 'a\ufffdb', [['e282']]],
  ['61eda08062', 'a\ufffd\ufffd\ufffdb', [['ed'], ['a0'], ['80']]],
  ['c080', '\ufffd\ufffd', [['c0'], ['80']]],
  ['f09f98', '\ufffd', [['f09f98']]],
  ['efbbbf61', '\ufeffa', []],
  ['efbfbd', '\ufffd', []],
  ['fffe00d86100', '\ufffda', [['00d8']]],
  ['feffd8000061', '\ufffda', [['d800']]],
  ['fffe3dd800de', '\u{1f600}', []],
  ['fffe610062', 'a\ufffd', [['62']]],
])('the bytes %s', (hex, text, faulty) => {
  const all = decoded(Buffer.from(hex, 'hex'));
  expect(all.text).toBe(text);
  expect(all.replaced.map(one => [Buffer.from(one.bytes).toString('hex')])).toEqual(faulty);
});
