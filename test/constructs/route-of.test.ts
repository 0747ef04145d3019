import { networkSettings } from '#constructs/settings/network.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { Exposure } from '#constructs/exposure/exposure.js';
import type { PlatformSettings } from '#constructs/settings/platform-settings.js';
import { routeOf } from '#constructs/exposure/route-of.js';

const platform: PlatformSettings = {
  controllers: [],
  cni: 'conformant',
  network: networkSettings({}),
  kubernetes: '1.36',
  rules: {},
  domain: 'example.com',
  tls: { issuer: 'letsencrypt' },
};

function route(exposure: Exposure, settings: PlatformSettings = platform): IntentRoute {
  const owner = { name: 'web', subdomain: 'web', namespace: 'shop', labels: {}, backends: [], path: 'shop/web' };
  return routeOf(owner, exposure, settings);
}

test('without a host, the name stands before the domain of the platform', () => {
  expect(route({}).hosts).toEqual(['web.example.com']);
});

test('without a path, all paths are meant', () => {
  expect(route({}).paths).toEqual([{ kind: 'prefix', path: '/' }]);
});

test('a text is a prefix; exact paths and regular expressions say what they are', () => {
  expect(route({ path: ['/a', { prefix: '/p' }, { exact: '/b' }, { regex: '/c.*' }] }).paths).toEqual([
    { kind: 'prefix', path: '/a' },
    { kind: 'prefix', path: '/p' },
    { kind: 'exact', path: '/b' },
    { kind: 'regex', pattern: '/c.*' },
  ]);
});

test('the issuer of the platform fills a Secret named after the host', () => {
  expect(route({ host: 'shop.example.com' }).tls).toEqual({
    secret: 'shop.example.com-tls',
    issuer: { kind: 'ClusterIssuer', name: 'letsencrypt' },
  });
});

test('an issuer of the namespace is named with its kind', () => {
  expect(route({ host: 'a.test', tls: { issuer: { kind: 'Issuer', name: 'own' } } }).tls).toEqual({
    secret: 'a.test-tls',
    issuer: { kind: 'Issuer', name: 'own' },
  });
});

test('without a host and a domain there is none', () => {
  const { domain, ...bare } = platform;
  expect([domain, route({}, bare).hosts]).toEqual(['example.com', []]);
});

test('a wildcard host and the host of that name have Secrets of their own', () => {
  const secrets = ['*.example.com', 'example.com'].map(host => route({ host }).tls?.secret);
  expect(secrets).toEqual(['example.com-wildcard-tls', 'example.com-tls']);
});

test('several hosts share one Secret named after the route', () => {
  expect(route({ host: ['a.example.com', 'b.example.com'] }).tls?.secret).toBe('web-tls');
});

test('a Secret that is there already is used as it is', () => {
  expect(route({ tls: { secret: 'wildcard' } }).tls).toEqual({ secret: 'wildcard' });
});

test('with TLS, plain HTTP is sent to https', () => {
  expect(route({}).policies).toEqual({ httpsRedirect: { enabled: true } });
});

test('with TLS and without the redirect, plain HTTP is answered, and that is said', () => {
  expect(route({ redirect: false }).policies).toEqual({ httpsRedirect: { enabled: false } });
});

test('without TLS nothing is said of the redirect', () => {
  expect(route({ tls: false }).policies).toEqual({});
});

test('the place of a route is the path of its construct', () => {
  expect(route({}).at.file).toBe('shop/web');
});
