import fc from 'fast-check';
import { byteLength, compareBytes } from '#model/text/bytes.js';

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('a', 'ü', '\ue000', '😀', '\uffee') }),
);

test('a text is as long as its bytes in UTF-8', () => {
  fc.assert(
    fc.property(texts, text => {
      expect(byteLength(text)).toBe(Buffer.byteLength(text));
    }),
  );
});

test('texts are in the order of their bytes in UTF-8', () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      expect(Math.sign(compareBytes(one, other))).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
    }),
    { examples: [['😀', '\uffee']] },
  );
});
