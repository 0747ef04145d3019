import fc from 'fast-check';
import { addressIn, rangeOf, within } from '#simulate/request/address.js';

function holds(cidr: string, address: string): boolean | undefined {
  const range = rangeOf(cidr);
  return range && within(address, [range]);
}

test.each([
  ['10.0.0.0/8', '10.1.2.3', true],
  ['10.0.0.0/8', '11.1.2.3', false],
  ['10.1.2.3', '10.1.2.3', true],
  ['0.0.0.0/0', '255.255.255.255', true],
  ['10.0.0.0/8', '::ffff:10.1.2.3', true],
  ['2001:db8::/32', '2001:db8:1::1', true],
  ['2001:db8::/32', '2001:db9::1', false],
  ['::/0', '10.0.0.1', false],
  ['::1', '0:0:0:0:0:0:0:1', true],
  ['::ffff:10.0.0.0/104', '10.1.2.3', true],
  ['::ffff:10.0.0.0/8', '10.1.2.3', false],
  ['fe80::/10', 'fe80::1%eth0', true],
  ['10.0.0.0/8', 'nonsense', undefined],
  ['1.2.3.4::/16', '::1', undefined],
  ['10.0.0.0/33', '10.0.0.1', undefined],
  ['10.0.0/8', '10.0.0.1', undefined],
  ['010.0.0.0/8', '10.0.0.1', undefined],
  ['1:2:3', '::1', undefined],
])('%s and %s: %s', (cidr, address, expected) => {
  expect(holds(cidr, address)).toBe(expected);
});

test('an address of a range is in it', () => {
  const cidr = fc.oneof(
    fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
    fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })),
  );
  fc.assert(
    fc.property(cidr, ([address, prefix]) => {
      const text = `${address}/${prefix}`;
      const own = addressIn(text);
      return own !== undefined && holds(text, own) === true && holds(text, address) === true;
    }),
  );
});
