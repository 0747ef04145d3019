import { labelKey, labelValue } from '#schema/metadata/label.js';
import { byteLength } from '#schema/metadata/byte-length.js';
import fc from 'fast-check';

test.each(['app', 'app.kubernetes.io/name', 'A_b-c.d', 'x'.repeat(63)])('%j is a key', key => {
  expect(labelKey(key)).toEqual([]);
});

test.each(['', '/a', 'a/', 'a/b/c', 'My_co/a', '-a', 'x'.repeat(64), 'é'])('%j is no key', key => {
  expect(labelKey(key)).not.toEqual([]);
});

test.each(['', 'a', '1.0_x-y', 'Z'])('%j is a value', value => {
  expect(labelValue(value)).toEqual([]);
});

test.each(['a b', 'b-', '1:2', 'é', 'x'.repeat(64)])('%j is no value', value => {
  expect(labelValue(value)).not.toEqual([]);
});

test('lengths are counted in bytes of UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(byteLength(text)).toBe(new TextEncoder().encode(text).length);
    }),
  );
});
