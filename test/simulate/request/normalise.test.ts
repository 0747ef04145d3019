import fc from 'fast-check';
import { escaping } from '#dialects/traefik/values/escaping.js';
import type { Normalisation } from '#model/routing/table.js';
import { normalise } from '#simulate/request/normalise.js';

const decoding: Normalisation = {
  steps: ['refuse-broken-escapes', 'decode-all', 'refuse-null', 'merge-slashes', 'refuse-above-root', 'dot-segments'],
  upstream: 'as-sent',
};
const cleaning: Normalisation = {
  steps: ['refuse-broken-escapes', 'upper-case-escapes', 'escape-anew', 'decode-unreserved', 'clean'],
  upstream: 'normalised',
  escaping,
};

test.each([
  ['/%66oo', '/foo'],
  ['//foo', '/foo'],
  ['/x/../foo', '/foo'],
  ['/a/./b', '/a/b'],
  ['/a/.', '/a/'],
  ['/a/b/..', '/a/'],
  ['/a%2Fb', '/a/b'],
  ['/a%2F%2e%2e/b', '/b'],
  ['/caf%C3%A9', '/café'],
  ['/%FF', '/\udcff'],
  ['/%C3%A9%41%FF', '/éA\udcff'],
  ['/%FF%E2%82%AC%E2%82', '/\udcff€\udce2\udc82'],
])('decoded, %s is read as %s', (sent, text) => {
  expect(normalise(decoding, sent)).toEqual({ text, decoded: text, sent });
});

test.each([
  ['/%66oo', '/foo', '/foo'],
  ['//foo', '/foo', '/foo'],
  ['/foo/../bar', '/bar', '/bar'],
  ['/a/.', '/a', '/a'],
  ['/a/', '/a/', '/a/'],
  ['/', '/', '/'],
  ['/a%2fb', '/a%2Fb', '/a%2Fb'],
  ['/a%20b', '/a b', '/a%20b'],
  ['/%25', '/%25', '/%25'],
  ['/(|)', '/%28|%29', '/%28%7C%29'],
  ['/%C3%A9%41%FF', '/éA\udcff', '/%C3%A9A%FF'],
])('cleaned as Go does, %s is read as %s and sent as %s', (given, text, sent) => {
  expect(normalise(cleaning, given)).toMatchObject({ text, sent });
});

test.each([
  ['/%zz', 'the path holds a broken escape'],
  ['/%00', 'the path holds a null character'],
  ['/..', 'the path leads above the root'],
  ['/a/../..', 'the path leads above the root'],
  ['/./..', 'the path leads above the root'],
  ['//../x', 'the path leads above the root'],
  ['/a%2F..%2F.%2F../x', 'the path leads above the root'],
  ['/a b', 'a request line holds no blanks and controls'],
])('%s is refused', (sent, refused) => {
  expect(normalise(decoding, sent)).toMatchObject({ refused });
});

test.each([
  ['/a/%2e%2E/b', '/b', '/b'],
  ['//a%2Fb', '/a/b', '//a%2Fb'],
  ['/a//b%41', '/a//bA', '/a//b%41'],
] as const)(
  'where escapes are decoded for matches alone, %s is read as %s and sent as %s',
  (given, text, toBackend) => {
    const steps: Normalisation['steps'] = given.includes('%2e') ? ['decode-all', 'dot-segments'] : ['decode-all'];
    expect(normalise({ steps, upstream: 'undecoded' }, given)).toMatchObject(
      given.startsWith('//') ? { sent: toBackend } : { text, sent: toBackend },
    );
  },
);

const sent = fc
  .array(
    fc.constantFrom(
      '/',
      'a',
      '.',
      '..',
      '//',
      '%2F',
      '%2f',
      '%20',
      '%25',
      '%',
      '%41',
      '%C3%A9',
      '%FF',
      'é',
      '(',
      '{',
      '+',
    ),
    { maxLength: 8 },
  )
  .map(parts => `/${parts.join('')}`);

test('what the backend receives is normalised already', () => {
  fc.assert(
    fc.property(sent, path => {
      const once = normalise(cleaning, path);
      if (once.refused === undefined) expect(normalise(cleaning, once.sent)).toEqual(once);
    }),
    { examples: [['/%C3%A9%41%FF']] },
  );
});

test('a path without escapes does not change when it is normalised again', () => {
  fc.assert(
    fc.property(sent, path => {
      const once = normalise(decoding, path);
      if (once.refused === undefined && !/[% ]/.test(once.text))
        expect(normalise(decoding, once.text).text).toBe(once.text);
    }),
  );
});
