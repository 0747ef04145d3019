import type { JsonObject } from '#model/json.js';
import { answerTo, ingress, ingressRoute, inShort, ofTraefik, readingOf } from './reading.js';

const rest = ingressRoute('PathPrefix(`/`)', { priority: 1 }, {}, 'rest');

/** Who answers where a Middleware of this `spec` stands before `/a`, and what is noted. */
function behind(...middlewares: readonly JsonObject[]): { readonly answer: string; readonly notes: readonly string[] } {
  const named = middlewares.map((spec, at) => ofTraefik('Middleware', `m${at}`, spec));
  const route = ingressRoute('PathPrefix(`/a`)', { middlewares: [{ name: 'm0' }] });
  const reading = readingOf([route, ...named]);
  return { answer: answerTo('http://a.test/a', reading), notes: reading.notes.map(inShort) };
}

test('a middleware that cannot be built takes its routes away, and a less specific one answers', () => {
  const specs: readonly JsonObject[] = [
    { redirectRegex: { regex: '(', replacement: '/' } },
    { stripPrefixRegex: { regex: ['(?=a)'] } },
    { redirectScheme: {} },
    { addPrefix: { prefix: 'a' } },
    { ipAllowList: { sourceRange: ['10.0.0.0/33'] } },
    { ipAllowList: {} },
    { headers: {} },
    { stripPrefix: { prefixes: ['/a'] }, addPrefix: { prefix: '/b' } },
    {},
  ];
  for (const spec of specs) {
    const { answer, notes } = behind(spec);
    expect([spec, answer, notes.length]).toEqual([spec, '404', 1]);
  }
});

test('a less specific route answers where the middleware of the first is missing', () => {
  const route = ingressRoute('PathPrefix(`/a`)', { middlewares: [{ name: 'none' }] });
  const reading = readingOf([route, rest, ofTraefik('Middleware', 'other', { compress: {} })]);
  expect(answerTo('http://a.test/a', reading)).toBe('web');
  expect(reading.notes).toMatchObject([
    { kind: 'missing-reference', to: { kind: 'Middleware', namespace: 'shop', name: 'none' } },
  ]);
});

test('whether a middleware is there whose Secret may stand elsewhere is open, and so are its routes', () => {
  const { answer, notes } = behind({ basicAuth: { secret: 'users' } });
  expect(answer).toBe('unknown missing-manifest');
  expect(notes).toEqual(['missing-reference at spec.basicAuth.secret']);
});

test('a middleware whose Secret is missing among others takes its routes away', () => {
  const other = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'other' }, stringData: { users: 'a:b' } };
  const route = ingressRoute('PathPrefix(`/a`)', { middlewares: [{ name: 'm' }] });
  const middleware = ofTraefik('Middleware', 'm', { basicAuth: { secret: 'users' } });
  expect(answerTo('http://a.test/a', readingOf([route, middleware, other]))).toBe('404');
});

test('a plugin is left open', () => {
  expect(behind({ plugin: { geo: { allow: ['DE'] } } }).answer).toBe('unknown plugin');
});

test('kinds that do not touch the way of a request are passed', () => {
  for (const spec of [
    { compress: {} },
    { retry: { attempts: 3 } },
    { circuitBreaker: { expression: 'NetworkErrorRatio() > 0.5' } },
  ]) {
    expect(behind(spec)).toEqual({ answer: 'web', notes: [] });
  }
});

test('a chain does what its members do', () => {
  const chain = { chain: { middlewares: [{ name: 'm1' }] } };
  expect(behind(chain, { redirectScheme: { scheme: 'https' } }).answer).toBe('302 https://a.test/a');
});

test('a chain that leads back to itself takes the route away', () => {
  const to = (name: string): JsonObject => ({ chain: { middlewares: [{ name }] } });
  expect(behind(to('m1'), to('m0')).answer).toBe('404');
});

test('chains of chains do not multiply without end', () => {
  const chains = Array.from({ length: 60 }, (_, at): JsonObject => {
    const next = { name: `m${at + 1}` };
    return { chain: { middlewares: [next, next] } };
  });
  expect(behind(...chains, { addPrefix: { prefix: '/b' } }).answer).toBe('unknown too-deep');
});

test('chains within chains are followed as deep as nobody writes them', () => {
  const chains = (depth: number): readonly JsonObject[] =>
    Array.from({ length: depth }, (_, at) => ({ chain: { middlewares: [{ name: `m${at + 1}` }] } }));
  expect(behind(...chains(150), { compress: {} }).answer).toBe('web');
  expect(behind(...chains(5000), { compress: {} }).answer).toBe('unknown too-deep');
});

test('of two Middlewares whose names run together either may count', () => {
  const named = (namespace: string, name: string): JsonObject => ({
    ...ofTraefik('Middleware', name, { compress: {} }),
    metadata: { namespace, name },
  });
  const use = ingress({ 'router.middlewares': 'shop-a-b@kubernetescrd' });
  const reading = readingOf([use, named('shop', 'a-b'), named('shop-a', 'b')]);
  expect(answerTo('http://shop.example.com/', reading)).toBe('unknown colliding-names');
});

test('an annotation that names a Middleware without its namespace says how to name it', () => {
  const reading = readingOf([
    ingress({ 'router.middlewares': 'strip@kubernetescrd' }),
    ofTraefik('Middleware', 'strip', { stripPrefix: { prefixes: ['/a'] } }),
  ]);
  expect(reading.notes).toMatchObject([
    { kind: 'invalid-value', wants: 'shop-strip@kubernetescrd', consequence: { kind: 'route-dropped' } },
  ]);
});

test('fields that Traefik takes and no longer acts on are noted', () => {
  expect(behind({ headers: { sslRedirect: true, frameDeny: true } })).toEqual({
    answer: 'web',
    notes: ['ignored-value at spec.headers.sslRedirect'],
  });
});

test('names that objects have by birth are no kinds of middleware', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const spec = JSON.parse(`{"${name}":{"x":1}}`) as JsonObject; // data, whatever its name
    expect(behind(spec).answer).toBe('404');
  }
});
