import fc from 'fast-check';
import type { Intent, IntentPath, IntentRoute } from '#model/routing/intent.js';
import type { Outcome, Request } from '#model/routing/request.js';
import { asker } from '#simulate/answer/answer.js';
import { differences } from '#simulate/compare/differences.js';
import { sameMeaning } from '#simulate/compare/same-meaning.js';
import { witnesses } from '#simulate/compare/witnesses.js';
import { isAll } from '../../runs.js';
import { meantBy } from './meant-by.js';

const at = { file: 'shop', line: 0, column: 0, endLine: 0, endColumn: 0 };

function route(
  name: string,
  hosts: readonly string[],
  paths: readonly IntentPath[],
  more: Partial<IntentRoute> = {},
): IntentRoute {
  const backends = [{ backend: { namespace: 'shop', service: name, port: 80 }, weight: 1 }];
  return { name, namespace: 'shop', hosts, paths, backends, policies: {}, labels: {}, at, ...more };
}

function ask(intent: Intent, url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  const request: Request = {
    scheme: protocol === 'https:' ? 'https' : 'http',
    method: 'GET',
    host,
    path: pathname + search,
    headers: {},
  };
  return words(asker(meantBy(intent))(request));
}

function words(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'backend':
      return `${outcome.backend.service} ${outcome.upstream.path}`;
    case 'redirect':
      return `${outcome.status} ${outcome.location}`;
    case 'respond':
      return String(outcome.status);
    case 'refused':
      return 'refused';
    case 'unknown':
      return `unknown ${outcome.code}`;
  }
}

test('an exact path beats a prefix, a longer prefix a shorter one, and a regular expression stands by how it begins', () => {
  const intent = {
    routes: [
      route('regex', ['a.test'], [{ kind: 'regex', pattern: '/cart/.*' }]),
      route('root', ['a.test'], [{ kind: 'prefix', path: '/cart/b' }]),
      route('longer', ['a.test'], [{ kind: 'prefix', path: '/cart/b/c' }]),
      route('exact', ['a.test'], [{ kind: 'exact', path: '/cart/b' }]),
    ],
  };
  expect(
    ['/cart/b', '/cart/b/', '/cart/b/c/d', '/cart/x', '/cart'].map(path => ask(intent, `http://a.test${path}`)),
  ).toEqual(['exact /cart/b', 'root /cart/b/', 'longer /cart/b/c/d', 'regex /cart/x', '404']);
});

test('a regular expression answers beside the root, before the prefix that it begins with, after a longer one and after exact paths', () => {
  const intent = {
    routes: [
      route('root', ['a.test'], [{ kind: 'prefix', path: '/' }]),
      route('regex', ['a.test'], [{ kind: 'regex', pattern: '/v[0-9]+(/.*)?' }]),
      route('same', ['a.test'], [{ kind: 'prefix', path: '/v' }]),
      route('longer', ['a.test'], [{ kind: 'prefix', path: '/v1/x' }]),
      route('exact', ['a.test'], [{ kind: 'exact', path: '/v2' }]),
    ],
  };
  expect(['/v1/users', '/v', '/v1/x/y', '/v2', '/x'].map(path => ask(intent, `http://a.test${path}`))).toEqual([
    'regex /v1/users',
    'same /v',
    'longer /v1/x/y',
    'exact /v2',
    'root /x',
  ]);
});

test('of two regular expressions the one that begins with more text comes first, then the longer one', () => {
  const intent = {
    routes: [
      route('wide', ['a.test'], [{ kind: 'regex', pattern: '/[a-z]+/[a-z]+/[a-z]+/[a-z]*' }]),
      route('begun', ['a.test'], [{ kind: 'regex', pattern: '/api/.*' }]),
      route('longer', ['a.test'], [{ kind: 'regex', pattern: '/api/[a-z]+/c/d' }]),
    ],
  };
  expect(['/api/b/c/d', '/api/b/c/e', '/x/b/c/d'].map(path => ask(intent, `http://a.test${path}`))).toEqual([
    'longer /api/b/c/d',
    'begun /api/b/c/e',
    'wide /x/b/c/d',
  ]);
});

test('an exact host beats a wildcard, and what its rules leave goes to the wildcard', () => {
  const intent = {
    routes: [
      route('wild', ['*.test'], [{ kind: 'prefix', path: '/' }]),
      route('exact', ['a.test'], [{ kind: 'prefix', path: '/x' }]),
    ],
  };
  expect(
    ['http://a.test/x', 'http://a.test/', 'http://b.test/x', 'http://a.b.test/'].map(url => ask(intent, url)),
  ).toEqual(['exact /x', 'wild /', 'wild /x', '404']);
});

test.each([
  [{ kind: 'strip-prefix' }, '/api', '/'],
  [{ kind: 'strip-prefix' }, '/api/x?y', '/x?y'],
  [{ kind: 'replace-prefix', prefix: '/v2' }, '/api', '/v2'],
  [{ kind: 'replace-prefix', prefix: '/v2/' }, '/api/x', '/v2/x'],
  [{ kind: 'replace-prefix', prefix: '/' }, '/api/x', '/x'],
  [{ kind: 'replace-prefix', prefix: '/$1' }, '/api/x', '/$1/x'],
  [{ kind: 'replace-path', path: '/all' }, '/api/x', '/all'],
] as const)('%j makes of %s', (pathRewrite, path, expected) => {
  const intent = { routes: [route('api', [], [{ kind: 'prefix', path: '/api' }], { policies: { pathRewrite } })] };
  expect(ask(intent, `http://a.test${path}`)).toBe(`api ${expected}`);
});

test('plain requests are redirected when the route asks for it', () => {
  const intent = {
    routes: [
      route('a', ['a.test'], [], { tls: { secret: 's' }, policies: { httpsRedirect: { enabled: true, status: 301 } } }),
    ],
  };
  expect(ask(intent, 'http://a.test/x?y')).toBe('301 https://a.test/x?y');
  expect(ask(intent, 'https://a.test/x?y')).toBe('a /x?y');
});

test('what https answers for a route without TLS is left open', () => {
  expect(ask({ routes: [route('a', ['a.test'], [])] }, 'https://a.test/')).toBe('unknown missing-manifest');
});

const path: fc.Arbitrary<IntentPath> = fc.oneof(
  fc.constantFrom('/', '/a', '/a/', '/a/b', '/a b', '/a%').map(one => ({ kind: 'exact', path: one }) as const),
  fc.constantFrom('/', '/a', '/a/', '/a/b', '/ab').map(one => ({ kind: 'prefix', path: one }) as const),
  fc.constantFrom('/a[0-9]+', '/(a|b)/.*', '.*').map(one => ({ kind: 'regex', pattern: one }) as const),
);
const hosts = fc.uniqueArray(fc.constantFrom('a.test', 'b.test', '*.test', '*.a.test'), { maxLength: 2 });
const intents: fc.Arbitrary<Intent> = fc
  .array(fc.tuple(hosts, fc.array(path, { maxLength: 2 }), fc.boolean()), { maxLength: 5 })
  .map(all => ({
    routes: all.map(([names, paths, tls], n) => route(`r${n}`, names, paths, tls ? { tls: { secret: 's' } } : {})),
  }));

/** Each run asks hundreds of witnesses. */
const runs = { numRuns: isAll ? 40 : 15 };

test('a table does not differ from itself', () => {
  fc.assert(
    fc.property(intents, intent => differences(meantBy(intent), meantBy(intent)).length === 0),
    runs,
  );
});

test('the order of an intent does not matter', () => {
  fc.assert(
    fc.property(
      intents,
      intent => differences(meantBy(intent), meantBy({ routes: [...intent.routes].reverse() }), sameWords).length === 0,
    ),
    runs,
  );
});

test('an intent that has one route less is told apart', () => {
  const lone = fc
    .tuple(intents, hosts, path)
    .map(([{ routes }, names, one]) => ({ routes, extra: route('extra', names, [one]) }));
  fc.assert(
    fc.property(lone, ({ routes, extra }) => {
      const [less, more] = [meantBy({ routes }), meantBy({ routes: [...routes, extra] })];
      const answer = asker(more);
      const reached = witnesses(more).some(request => words(answer(request)).startsWith('extra'));
      return !reached || differences(less, more, sameWords).length > 0;
    }),
    runs,
  );
});

test('what the intent leaves open is not compared', () => {
  const intent = { routes: [route('a', ['a.test'], [])] };
  const other = { routes: [route('a', ['a.test'], [], { tls: { secret: 's' } })] };
  expect(differences(meantBy(intent), meantBy(other), sameMeaning)).toEqual([]);
  expect(differences(meantBy(other), meantBy(intent), sameMeaning)).not.toEqual([]);
});

test('each route that can answer is asked', () => {
  const intent = {
    routes: [
      route('a', ['a.test'], [{ kind: 'regex', pattern: '/v[0-9]+/(cart|shop)(/.*)?' }]),
      route('b', ['*.test'], [{ kind: 'exact', path: '/x' }]),
    ],
  };
  const answers = new Set(
    witnesses(meantBy(intent)).map(request => words(asker(meantBy(intent))(request)).split(' ')[0]),
  );
  expect([...answers].sort()).toEqual(['404', 'a', 'b', 'unknown']);
});

function sameWords(one: Outcome, other: Outcome): boolean {
  return one.outcome === 'unknown' ? other.outcome === 'unknown' : words(one) === words(other);
}

test('a host with a certificate answers https for the paths of all its routes', () => {
  const intent = {
    routes: [
      route('web', ['a.test'], [{ kind: 'prefix', path: '/' }], { tls: { secret: 'a-tls' } }),
      route('orders', ['a.test', 'b.test'], [{ kind: 'prefix', path: '/orders' }]),
    ],
  };
  expect(ask(intent, 'https://a.test/orders')).toBe('orders /orders');
  expect(ask(intent, 'https://b.test/orders')).toBe('unknown missing-manifest');
});
