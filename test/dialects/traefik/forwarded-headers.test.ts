import type { JsonObject } from '#model/json.js';
import type { Request } from '#model/routing/request.js';
import { answer } from '#simulate/answer/answer.js';
import { ingressRoute, ofTraefik, readingOf } from './reading.js';

interface Asked extends Partial<Request> {
  /** The `forwardedHeaders` of the entry point. */
  readonly forwardedHeaders?: JsonObject;
  readonly middlewares?: readonly JsonObject[];
  readonly version?: string;
}

function outcomeOf({ forwardedHeaders = {}, middlewares = [], version = '3.7', ...more }: Asked) {
  const entryPoints = { web: { address: ':80', forwardedHeaders }, websecure: { address: ':443', http: { tls: {} } } };
  const named = middlewares.map((spec, at) => ofTraefik('Middleware', `m${at}`, spec));
  const uses = middlewares.map((_, at) => ({ name: `m${at}` }));
  const route = ingressRoute('PathPrefix(`/`)', { middlewares: uses }, { entryPoints: ['web', 'websecure'] });
  const settings = { version, static: { entryPoints, providers: { kubernetesCRD: {} } } };
  const request = {
    scheme: 'http',
    method: 'GET',
    host: 'a.test',
    path: '/',
    headers: {},
    clientIP: '10.0.0.1',
  } as const;
  return answer(readingOf([route, ...named], settings).table, { ...request, ...more });
}

/** What the backend is told of its own accord by Traefik. */
function toldOf(asked: Asked): Readonly<Record<string, string | null>> {
  const outcome = outcomeOf(asked);
  if (outcome.outcome !== 'backend') throw new Error(outcome.outcome);
  const { headers, told = [] } = outcome.upstream;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => told.includes(name)));
}

test('every backend is told where a request came from and how', () => {
  expect(toldOf({ host: 'a.test:8080' })).toEqual({
    'X-Forwarded-For': '10.0.0.1',
    'X-Real-Ip': '10.0.0.1',
    'X-Forwarded-Host': 'a.test:8080',
    'X-Forwarded-Port': '8080',
    'X-Forwarded-Proto': 'http',
    'X-Forwarded-Server': '<name of the pod of Traefik>',
  });
  expect(toldOf({ scheme: 'https' })).toMatchObject({ 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '443' });
});

test('what a client says of itself is taken away where nobody believes it', () => {
  const headers = { 'X-Forwarded-For': '192.0.2.1', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Prefix': '/old' };
  expect(toldOf({ headers })).toMatchObject({
    'X-Forwarded-For': '10.0.0.1',
    'X-Forwarded-Proto': 'http',
    'X-Forwarded-Prefix': null,
  });
  expect(toldOf({ headers, version: '3.1' })['X-Forwarded-Prefix']).toBeUndefined();
});

const told = { 'X-Forwarded-For': '192.0.2.1', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'shop.test' };

test.each([
  [{ insecure: true }, '192.0.2.1, 10.0.0.1'],
  [{ trustedIPs: ['10.0.0.0/8'] }, '192.0.2.1, 10.0.0.1'],
  [{ insecure: true, notAppendXForwardedFor: true }, '192.0.2.1'],
])('a client that is believed is passed on: %j', (forwardedHeaders, addresses) => {
  expect(toldOf({ forwardedHeaders, headers: told })).toMatchObject({
    'X-Forwarded-For': addresses,
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Port': '443',
    'X-Forwarded-Host': 'shop.test',
    'X-Real-Ip': '10.0.0.1',
  });
});

test('a client outside of the trusted addresses is not', () => {
  const forwardedHeaders = { trustedIPs: ['172.16.0.0/12'] };
  expect(toldOf({ forwardedHeaders, headers: told })).toMatchObject({
    'X-Forwarded-For': '10.0.0.1',
    'X-Forwarded-Proto': 'http',
  });
});

test('a request for web sockets is told as one', () => {
  const headers = { Connection: 'keep-alive, Upgrade', Upgrade: 'websocket' };
  expect(toldOf({ headers })['X-Forwarded-Proto']).toBe('ws');
  expect(toldOf({ headers, scheme: 'https' })['X-Forwarded-Proto']).toBe('wss');
});

const toHttps = { redirectScheme: { scheme: 'https' } };

test.each([
  ['whoever says so', { insecure: true }, { 'X-Forwarded-Proto': 'https' }, 'backend'],
  ['in the words of web sockets', { insecure: true }, { 'X-Forwarded-Proto': 'WSS' }, 'backend'],
  ['a proxy that is trusted', { trustedIPs: ['10.0.0.1'] }, { 'X-Forwarded-Proto': 'https' }, 'backend'],
  ['a client that is not', { trustedIPs: ['10.0.0.2'] }, { 'X-Forwarded-Proto': 'https' }, 'redirect'],
  ['nobody', {}, { 'X-Forwarded-Proto': 'https' }, 'redirect'],
  ['a word that is no scheme', { insecure: true }, { 'X-Forwarded-Proto': 'spdy' }, 'redirect'],
])('the redirect to https spares what came by https, as told by %s', (_, forwardedHeaders, headers, outcome) => {
  expect(outcomeOf({ forwardedHeaders, headers, middlewares: [toHttps] }).outcome).toBe(outcome);
});

test('a prefix that is stripped is told alone where the client is not believed', () => {
  const middlewares = [{ stripPrefix: { prefixes: ['/shop'] } }];
  const asked = { path: '/shop/cart', headers: { 'X-Forwarded-Prefix': '/mine' }, middlewares };
  expect(outcomeOf(asked)).toMatchObject({ upstream: { headers: { 'X-Forwarded-Prefix': '/shop' } } });
  expect(outcomeOf({ ...asked, forwardedHeaders: { insecure: true } })).toMatchObject({
    upstream: { headers: { 'X-Forwarded-Prefix': '/mine, /shop' } },
  });
});

const cors = (more: JsonObject): JsonObject => ({ headers: { accessControlAllowCredentials: true, ...more } });
const origin = { Origin: 'https://shop.test' };

test.each([
  ['every origin may come', cors({ accessControlAllowOriginList: ['*'] }), '3.7', 'https://shop.test'],
  ['every origin may come, before 3.7', cors({ accessControlAllowOriginList: ['*'] }), '3.5', '*'],
  [
    'an expression takes it',
    cors({ accessControlAllowOriginListRegex: ['^https://.*[.]test$'] }),
    '3.5',
    'https://shop.test',
  ],
])('the origin that is told where %s', (_, middleware, version, allowed) => {
  const { responseHeaders } = outcomeOf({ middlewares: [middleware], headers: origin, version });
  expect(responseHeaders['Access-Control-Allow-Origin']).toBe(allowed);
});
