import { addressOf } from '#model/addresses/address.js';
import {
  isLinkLocalMulticast,
  isLinkLocalUnicast,
  isLoopback,
  isMulticast,
  isUnspecified,
} from '#model/addresses/special-address.js';

const kinds = { isUnspecified, isLoopback, isLinkLocalUnicast, isLinkLocalMulticast, isMulticast };

test.each([
  ['0.0.0.0', ['isUnspecified']],
  ['::', ['isUnspecified']],
  ['::ffff:0.0.0.0', ['isUnspecified']],
  ['127.9.9.9', ['isLoopback']],
  ['::1', ['isLoopback']],
  ['::ffff:127.0.0.1', ['isLoopback']],
  ['169.254.1.1', ['isLinkLocalUnicast']],
  ['febf::1', ['isLinkLocalUnicast']],
  ['224.0.0.251', ['isLinkLocalMulticast', 'isMulticast']],
  ['224.0.1.1', ['isMulticast']],
  ['ff02::1', ['isLinkLocalMulticast', 'isMulticast']],
  ['ff12::1', ['isLinkLocalMulticast', 'isMulticast']],
  ['ff05::1', ['isMulticast']],
  ['10.0.0.1', []],
  ['2001:db8::1', []],
])('%s: %j', (text, expected) => {
  const address = addressOf(text);
  expect(Object.entries(kinds).flatMap(([name, is]) => (address && is(address) ? [name] : []))).toEqual(expected);
});
