import type { JsonObject } from '#model/json.js';
import { answer } from '#simulate/answer/answer.js';
import { answerTo, ingressRoute, ofTraefik, readingOf, service, toWeb } from './reading.js';

const pages = { name: 'pages', port: 80 };
const closed = { ipAllowList: { sourceRange: ['192.0.2.0/24'] } };

/** What Traefik makes of a route with these Middlewares, by name in the order in which they stand. */
function through(middlewares: Readonly<Record<string, JsonObject>>, ...more: readonly JsonObject[]) {
  const named = Object.entries(middlewares).map(([name, spec]) => ofTraefik('Middleware', name, spec));
  const uses = Object.keys(middlewares).map(name => ({ name }));
  return readingOf([ingressRoute('PathPrefix(`/`)', { middlewares: uses }), service('pages'), ...named, ...more]);
}

function errors(status: string, more: JsonObject = {}): JsonObject {
  return { errors: { status: [status], service: pages, ...more } };
}

test('what a later Middleware answers comes from the page of errors', () => {
  const reading = through({ errors: errors('400-499'), closed });
  expect(answerTo('http://a.test/cart', reading)).toBe('pages');
});

test('what an earlier Middleware answers does not, nor another status', () => {
  expect(answerTo('http://a.test/cart', through({ closed, errors: errors('403') }))).toBe('403');
  expect(answerTo('http://a.test/cart', through({ errors: errors('500-599'), closed }))).toBe('403');
});

test('a Service without endpoints that Traefik may serve has the page of errors', () => {
  const settings = {
    noEndpoints: ['shop/web'],
    static: { providers: { kubernetesCRD: { allowEmptyServices: true } } },
  };
  const route = ingressRoute('PathPrefix(`/`)', { middlewares: [{ name: 'errors' }] });
  const manifests = [route, service('pages'), ofTraefik('Middleware', 'errors', errors('503'))];
  expect(answerTo('http://a.test/', readingOf(manifests, settings))).toBe('pages');
});

test('the page is asked by its own path, which may name the status and the URL', () => {
  const query = '/{status}.html?was={originalStatus}&of={url}';
  const { table } = through({ errors: errors('403', { query, statusRewrites: { '400-499': 404 } }), closed });
  const request = {
    scheme: 'http',
    method: 'GET',
    host: 'a.test',
    path: '/a?b',
    headers: {},
    clientIP: '10.0.0.1',
  } as const;
  expect(answer(table, request)).toMatchObject({
    outcome: 'backend',
    upstream: { path: '/404.html?was=403&of=http%3A%2F%2Fa.test%2Fa%3Fb' },
  });
});

test('the page without a path is asked at the root', () => {
  const { table } = through({ errors: errors('403'), closed });
  const request = {
    scheme: 'http',
    method: 'GET',
    host: 'a.test',
    path: '/a',
    headers: {},
    clientIP: '10.0.0.1',
  } as const;
  expect(answer(table, request)).toMatchObject({ outcome: 'backend', upstream: { path: '/' } });
});

test('of two pages the nearer answers', () => {
  const other = { errors: { status: ['403'], service: toWeb } };
  expect(answerTo('http://a.test/', through({ outer: other, inner: errors('403'), closed }))).toBe('pages');
});

test('a redirect has a page where its status is named', () => {
  const redirect = { redirectScheme: { scheme: 'https' } };
  expect(answerTo('http://a.test/', through({ errors: errors('302'), redirect }))).toBe('pages');
});

test('pages may come from a TraefikService', () => {
  const split = ofTraefik('TraefikService', 'split', { weighted: { services: [pages] } });
  const named = errors('403', { service: { name: 'split', kind: 'TraefikService' } });
  expect(answerTo('http://a.test/', through({ errors: named, closed }, split))).toBe('pages');
});

test('a Middleware whose TraefikService is missing takes its routes away', () => {
  const named = errors('403', { service: { name: 'none', kind: 'TraefikService' } });
  const other = ofTraefik('TraefikService', 'other', { weighted: { services: [pages] } });
  expect(answerTo('http://a.test/', through({ errors: named }, other))).toBe('404');
});
