import fc from 'fast-check';
import { masked, maskedParts } from '#parse/mask/masked.js';

const line = fc.constantFrom(
  '---',
  '--- # https://me:word@host.example',
  '--- text',
  '...',
  'kind: Secret',
  'kind: ConfigMap',
  'stringData: { a: one }',
  'data:',
  '  a: one',
  '  b: |',
  '    two # three',
  '  - broken: "',
  '{ "kind": "Secret", "data": { "a": "one" } }',
  '# a remark with $apr1$salt$hashhash',
  '-----BEGIN PRIVATE KEY-----',
  'a3f9',
  '',
);
const text = fc
  .tuple(
    fc.constantFrom('', '\ufeff'),
    fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { maxLength: 14 }),
    fc.constantFrom('', 'kind: Secret'),
  )
  .map(([mark, lines, last]) => mark + lines.flat().join('') + last);

test('a part of a masked text is what it is in the whole, in whatever order parts are asked for', () => {
  fc.assert(
    fc.property(text, fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 5 }), (manifests, parts) => {
      const whole = masked(manifests);
      const part = maskedParts(manifests);
      expect(whole).toHaveLength(manifests.length);
      for (const [start, end] of parts) expect(part(start, end)).toBe(whole.slice(start, end));
    }),
  );
});
