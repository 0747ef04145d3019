import fc from 'fast-check';
import { asPrefix, dnsLabel, dnsSubdomain, wildcardDnsName } from '#schema/metadata/dns-name.js';
import { expectLinear } from '../../growth.js';

const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);

test('labels of lower case letters and digits are taken', () => {
  fc.assert(
    fc.property(label, name => {
      expect(dnsLabel(name)).toEqual([]);
    }),
  );
});

test('labels with dots between are a name and no label', () => {
  fc.assert(
    fc.property(fc.array(label, { minLength: 2, maxLength: 5 }), labels => {
      expect(dnsSubdomain(labels.join('.'))).toEqual([]);
      expect(dnsLabel(labels.join('.'))).not.toEqual([]);
      expect(wildcardDnsName(`*.${labels.join('.')}`)).toEqual([]);
    }),
  );
});

test('anything that is taken has only letters, digits, dots and hyphens', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      if (dnsSubdomain(text).length === 0) expect(text).toMatch(/^[-.a-z0-9]+$/);
    }),
  );
});

test.each([
  ['MyApp', 'has upper case letters; lower case letters, digits and "-" are allowed'],
  ['my_app', 'has "_"; lower case letters, digits and "-" are allowed'],
  ['my.app', 'has "."; lower case letters, digits and "-" are allowed'],
  ['app-', 'has to begin and end with a letter or digit, as has each part between dots'],
  ['', 'is not a name'],
])('what is wrong with %j is said', (name, complaint) => {
  expect(dnsLabel(name)).toEqual([complaint]);
});

test('the beginning of a name may end with a hyphen', () => {
  expect(dnsSubdomain(asPrefix('shop-'))).toEqual([]);
  expect(dnsSubdomain(asPrefix('shop.'))).not.toEqual([]);
});

test('a name of megabytes is refused in time that grows with it', () => {
  expectLinear(size => {
    const name = `${'a-'.repeat(size)}!`;
    return () => {
      expect(dnsSubdomain(name)).not.toEqual([]);
    };
  }, 25_000);
});
