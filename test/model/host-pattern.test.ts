import { hostPattern } from '#model/text/host-pattern.js';
import { hostText } from '#model/text/host-text.js';

test.each(['*', 'shop.example.com', '*.example.com'])('%s is read and written back', host => {
  expect(hostText(hostPattern(host))).toBe(host);
});

test('a star stands for one label, or for many where that is said', () => {
  expect(hostPattern('*.example.com')).toEqual({ kind: 'wildcard', suffix: 'example.com', labels: 'one' });
  expect(hostPattern('*.example.com', 'many')).toEqual({ kind: 'wildcard', suffix: 'example.com', labels: 'many' });
});

test('a star elsewhere is a part of the name', () => {
  expect(hostPattern('shop.*.com')).toEqual({ kind: 'exact', host: 'shop.*.com' });
});
