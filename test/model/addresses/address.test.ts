import fc from 'fast-check';
import { addressText } from '#model/addresses/address-text.js';
import { addressOf, goNet, legacy, netip } from '#model/addresses/address.js';
import type { Block } from '#model/addresses/block.js';
import { blockOf, blockOfCidr, cidrOf, holdsBlock } from '#model/addresses/block.js';

const readings = { netip, goNet, legacy };

const networks = fc
  .tuple(fc.constantFrom('10.1.2.3', '192.168.0.1', '2001:db8::1', 'fe80::'), fc.nat(32))
  .map(([address, length]) => `${address}/${length}`);

function network(text: string): Block | undefined {
  const cidr = cidrOf(text);
  return cidr && blockOfCidr(cidr);
}

test('the usual way of writing an address is read as that address', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), text => {
      const address = addressOf(text);
      expect(address).toBeDefined();
      expect(address && addressOf(addressText(address))).toEqual(address);
    }),
  );
});

test('what lies within a part lies within the whole, and the whole within itself', () => {
  fc.assert(
    fc.property(networks, networks, networks, (...texts) => {
      const [a, b, c] = texts.map(network);
      expect(a && holdsBlock(a, a)).toBe(true);
      if (a && b && c && holdsBlock(b, a) && holdsBlock(c, b)) expect(holdsBlock(c, a)).toBe(true);
    }),
  );
});

test('an address is a block of one', () => {
  expect(blockOf('10.0.0.1')).toEqual(blockOf('10.0.0.1/32'));
  expect(blockOf('2001:db8::1')).toEqual(blockOf('2001:db8::1/128'));
});

const noAddresses = [
  '',
  '10.0.0',
  '10.0.0.256',
  '10.0.0.0.0',
  '1::2::3',
  ':',
  ':::',
  '1:::2',
  ':1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:',
  '10.0.0.1 ',
  'fe80::1%eth0',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7::8',
  '::1.2.3',
  '1.2.3.4::',
  '1.2.3.4::1',
  '1:2:3:4:5:6:7:1.2.3.4',
  '1.2.3.4:80',
  'fe80',
  '12345::',
];

test.each(noAddresses)('%j is no address to any program', text => {
  expect(Object.values(readings).map(reading => addressOf(text, reading))).toEqual([undefined, undefined, undefined]);
});

test.each([
  '10.0.0.0',
  '10.0.0.0/33',
  '::/129',
  '10.0.0.0/-1',
  '10.0.0.0/+8',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  'any',
  '/8',
])('%j is no CIDR to any program', text => {
  expect(Object.values(readings).map(reading => cidrOf(text, reading))).toEqual([undefined, undefined, undefined]);
});

test.each([
  ['10.0.0.0/8', ['netip', 'goNet', 'legacy']],
  ['10.0.0.0/08', ['goNet', 'legacy']],
  ['10.0.0.0/0000008', ['goNet', 'legacy']],
  ['010.0.0.0/8', ['legacy']],
  ['::ffff:010.0.0.0/104', ['legacy']],
  ['00001::/16', ['legacy']],
])('%s is a CIDR to %j', (text, expected) => {
  const readers = Object.entries(readings).flatMap(([name, reading]) => (cidrOf(text, reading) ? [name] : []));
  expect(readers).toEqual(expected);
});

test('zeros before a number change nothing', () => {
  expect(blockOf('010.1.2.3/08', legacy)).toEqual(blockOf('10.1.2.3/8'));
  expect(addressOf('00001::01.2.3.4', legacy)).toEqual(addressOf('1::1.2.3.4'));
});

test('the last two groups of an IPv6 address may be written as IPv4', () => {
  expect(addressOf('1:2:3:4:5:6:1.2.3.4')).toEqual(addressOf('1:2:3:4:5:6:102:304'));
});

test.each([
  ['2001:0DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['0:0:0:0:0:0:0:0', '::'],
  ['1:0:0:0:0:0:0:0', '1::'],
  ['0:1:2:3:4:5:6:7', '0:1:2:3:4:5:6:7'],
  ['10:0:0:a0:0:0:0:1', '10:0:0:a0::1'],
])('%s is written %s', (text, expected) => {
  const address = addressOf(text);
  expect(address && addressText(address)).toBe(expected);
});
