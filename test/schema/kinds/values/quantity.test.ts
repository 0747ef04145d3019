import fc from 'fast-check';
import { isWhole, quantityOf, storedQuantity, wholeOf } from '#schema/kinds/values/quantity.js';
import { expectLinear } from '../../../growth.js';

const suffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e3', 'E-2'];
const texts = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    fc.nat(100_000),
    fc.option(fc.nat(999), { nil: undefined }),
    fc.constantFrom(...suffixes),
  )
  .map(([sign, whole, fraction, suffix]) => `${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}${suffix}`);

test('what is stored is the same quantity', () => {
  fc.assert(
    fc.property(texts, text => {
      expect(quantityOf(storedQuantity(text))).toBe(quantityOf(text));
    }),
  );
});

test('what is stored stays as it is', () => {
  fc.assert(
    fc.property(texts, text => {
      expect(storedQuantity(storedQuantity(text))).toEqual(storedQuantity(text));
    }),
  );
});

test.each([
  ['1', '1000m'],
  ['1Ki', '1024'],
  ['1k', '1e3'],
  ['1.5Gi', '1536Mi'],
  ['0.1', '100m'],
])('%s is %s', (one, other) => {
  expect(quantityOf(one)).toBe(quantityOf(other));
});

test.each(['', 'm', '1 Mi', '128mb', '1.2.3', '0x10', 'MB', '1e', '--1', '.'])('%j is no quantity', text => {
  expect(quantityOf(text)).toBeUndefined();
});

test.each([
  ['1000m', '1'],
  ['1024Mi', '1Gi'],
  ['1.5', '1500m'],
  ['0.5Gi', '512Mi'],
  ['100e3', '100e3'],
  ['1000', '1k'],
])('%s is stored as %s', (given, stored) => {
  expect(storedQuantity(given)).toBe(stored);
});

test('a fraction of a byte is not whole', () => {
  expect(isWhole(quantityOf('500m') ?? 0n)).toBe(false);
  expect(wholeOf(quantityOf('500m') ?? 0n)).toBe(1n);
});

test('a quantity with millions of digits is read in time that grows with them', () => {
  expectLinear(size => {
    const text = `${'9'.repeat(size)}E`;
    return () => {
      expect(quantityOf(text)).toBe(quantityOf('9223372036854775807'));
    };
  }, 250_000);
});

test('an exponent that no memory holds is read', () => {
  expect(quantityOf(`1e${'9'.repeat(18)}`)).toBe(quantityOf('9223372036854775807'));
  expect(quantityOf(`1e-${'9'.repeat(18)}`)).toBe(1n);
});
