import fc from 'fast-check';
import { addressOf, canonical, hasHostBits, isWithin, networkOf } from '#schema/kinds/values/ip-address.js';

const networks = fc
  .tuple(fc.constantFrom('10.1.2.3', '192.168.0.1', '2001:db8::1', 'fe80::'), fc.nat(32))
  .map(([address, length]) => `${address}/${length}`);

test('the usual way of writing an address is read as that address', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), text => {
      const address = addressOf(text);
      expect(address && addressOf(canonical(address))?.groups).toEqual(address?.groups);
    }),
  );
});

test('no network lies within itself', () => {
  fc.assert(
    fc.property(networks, text => {
      const network = networkOf(text);
      expect(network && isWithin(network, network)).toBe(false);
    }),
  );
});

test('what lies within a part lies within the whole', () => {
  fc.assert(
    fc.property(networks, networks, networks, (...texts) => {
      const [a, b, c] = texts.map(networkOf);
      if (a && b && c && isWithin(a, b) && isWithin(b, c)) expect(isWithin(a, c)).toBe(true);
    }),
  );
});

test.each(['', '10.0.0', '10.0.0.256', '1::2::3', ':::', '10.0.0.1 ', 'fe80::1%eth0', '1:2:3:4:5:6:7:8:9', '::1.2.3'])(
  '%j is no address',
  text => {
    expect(addressOf(text)).toBeUndefined();
  },
);

test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/+8', 'any', '/8', '10.0.0.0/8 '])(
  '%j is no network',
  text => {
    expect(networkOf(text)).toBeUndefined();
  },
);

test('bits beyond the prefix are seen', () => {
  expect(
    [networkOf('10.0.0.1/8'), networkOf('10.0.0.0/8'), networkOf('2001:db8::1/32')].map(one => one && hasHostBits(one)),
  ).toEqual([true, false, true]);
});

test('IPv6 is written short, in lower case', () => {
  const address = addressOf('2001:0DB8:0:0:1:0:0:1');
  expect(address && canonical(address)).toBe('2001:db8::1:0:0:1');
});
