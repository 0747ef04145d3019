import { ApiObject, Chart } from 'cdk8s';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import { faultsOf, platform, shopWith, warningsOf } from '../shown.js';

const { Application, Route } = platform;

/** What plain JavaScript can give, past TypeScript. */
function odd(props: unknown): never {
  return props as never;
}

/** What is said of what an application exposes, without the path. */
function saidOf(expose: object): readonly string[] {
  const app = shopWith(chart => new Application(chart, 'web', odd({ image: 'web:1', port: 8080, expose })));
  return [...faultsOf(app), ...warningsOf(app)].map(one => one.replace('[shop/web] expose.', ''));
}

test.each<[string, object, string]>([
  [
    'no time to wait',
    { timeouts: { read: '0s' } },
    'timeouts.read: "0s" is not a time to wait; leave it out for the controller\'s',
  ],
  [
    'a Secret without a name',
    { tls: { secret: '' } },
    'tls.secret: "" is not the name of an object: a-z, 0-9, inner dashes and dots',
  ],
  [
    'an issuer in capitals',
    { tls: { issuer: 'LetsEncrypt' } },
    'tls.issuer: "LetsEncrypt" is not the name of an object: a-z, 0-9, inner dashes and dots',
  ],
  [
    'a Secret of another namespace in one word',
    { basicAuth: { secret: 'auth/users' } },
    'basicAuth.secret: "auth/users" is not the name of an object (a-z, 0-9, inner dashes and dots) or { name, namespace }',
  ],
  [
    'a header with a blank',
    { responseHeaders: { set: { 'X Shop': 'one' } } },
    'responseHeaders.set.X Shop: "X Shop" is not the name of a header',
  ],
  [
    'a host with its scheme for the backend',
    { upstreamHost: 'http://api' },
    'upstreamHost: "http://api" is not a host such as api.internal, without scheme and path',
  ],
  ['a cookie with a blank', { sticky: { cookie: 'a b' } }, 'sticky.cookie: "a b" is not the name of a cookie'],
  [
    'compression in a word',
    { compression: 'gzip' },
    'compression: "gzip" is not true or an object such as { encodings: ["gzip"] }',
  ],
  ['a body of some bytes', { bodySize: 64 }, "bodySize: 64 is 64 bytes; '64m' is mebibytes"],
  [
    'a host in letters that DNS has not',
    { host: 'münchen.example.com' },
    'host: münchen.example.com is not a host; did you mean xn--mnchen-3ya.example.com',
  ],
  ['a path of two lines', { path: '/a\nb' }, 'path: "/a\\nb" has a blank, ? or #; a path has none of them'],
  [
    'nobody who may come',
    { allow: [] },
    'allow: an empty list is not a list of addresses and CIDRs with at least one in it; name one, or leave it out',
  ],
  [
    'a star',
    { path: '/api/*' },
    'path: /api/* means a star itself: a path takes all that lies below it, as /api does, and what is more than that is { regex }',
  ],
  [
    'a star in the middle of an exact path',
    { path: { exact: '/api/*/users' } },
    'path: /api/*/users means a star itself: a path takes all that lies below it, as /api does, and what is more than that is { regex }',
  ],
  [
    'an address for a host',
    { host: '10.0.0.1' },
    'host: 10.0.0.1 is an address, and routes know hosts by name; give a name that leads to it',
  ],
  [
    'a host with a dot at its end',
    { host: 'web.example.com.' },
    'host: web.example.com. is not a host; did you mean web.example.com',
  ],
  [
    'a sign-in of one word',
    { externalAuth: { url: 'http://oauth2-proxy:4180/auth' } },
    "externalAuth.url: the controller looks oauth2-proxy up from its own namespace, or not at all without the cluster's domain; write http://oauth2-proxy.shop.svc.cluster.local:4180/auth",
  ],
  [
    'a sign-in without the domain of the cluster',
    { externalAuth: { url: 'http://oauth2-proxy.auth.svc/check' } },
    "externalAuth.url: the controller looks oauth2-proxy.auth.svc up from its own namespace, or not at all without the cluster's domain; write http://oauth2-proxy.auth.svc.cluster.local/check",
  ],
  [
    'a sign-in beside the controller',
    { externalAuth: { url: 'http://localhost:4180/auth' } },
    "externalAuth.url: localhost is the controller's own pod; name a Service, as http://auth.shop.svc.cluster.local:4180",
  ],
])('%s is said with its prop and the way out', (_, expose, says) => {
  expect(saidOf(expose)).toEqual([says]);
});

test.each([
  { externalAuth: { url: 'https://login.example.com/check' } },
  { path: '/a*b' },
  { timeouts: { read: '1ms' } },
])('nothing is said of the place of %j', expose => {
  expect(saidOf(expose).filter(one => !one.includes('proxy-read-timeout'))).toEqual([]);
});

test('a certificate for a wildcard is had by DNS alone, and that is said where nobody knows how the issuer asks', () => {
  expect(saidOf({ host: '*.example.com' })).toEqual([
    "host: a certificate for *.example.com is had by DNS alone, and whether letsencrypt asks so is not known; say it by tls: { issuer, challenge: 'dns01' }, or name each host",
  ]);
  expect(saidOf({ host: '*.example.com', tls: { issuer: 'letsencrypt', challenge: 'dns01' } })).toEqual([]);
});

test('of an issuer in the app the check tells whether it can prove a wildcard', () => {
  const app = shopWith(chart => {
    const acme = { email: 'ops@example.com', server: 'https://acme.example', privateKeySecretRef: { name: 'acme' } };
    const solvers = [{ http01: { ingress: { ingressClassName: 'nginx' } } }];
    const metadata = { name: 'letsencrypt' };
    const object = {
      apiVersion: 'cert-manager.io/v1',
      kind: 'ClusterIssuer',
      metadata,
      spec: { acme: { ...acme, solvers } },
    };
    new ApiObject(chart, 'issuer', object);
    new Application(chart, 'web', { image: 'web:1', port: 8080, expose: { host: '*.example.com' } });
  });
  expect(faultsOf(app)).toEqual([expect.stringContaining('(issuer-solver-missing)')]);
  expect(warningsOf(app)).toEqual([]);
});

/** What is said of a route to two applications. */
function saidOfRoute(to: (first: object, second: object) => unknown): readonly string[] {
  const app = shopWith(chart => {
    const first = new Application(chart, 'web', { image: 'web:1', port: 8080 });
    const second = new Application(chart, 'names', {
      image: 'names:1',
      ports: { http: 8080, dns: { port: 5353, protocol: 'UDP' } },
    });
    new Route(chart, 'way', odd({ host: 'way.example.com', to: to(first, second) }));
  });
  return faultsOf(app).map(one => one.replace('[shop/way] ', ''));
}

test('a route to a port of UDP is a fault', () => {
  expect(saidOfRoute((_, application) => ({ application, port: 'dns' }))).toEqual([
    'to.port: dns speaks UDP, and controllers route over TCP alone; name a port of TCP',
  ]);
});

test('shares of nothing, a missing share and one application twice are faults', () => {
  expect(saidOfRoute((one, two) => [one, two].map(application => ({ application, weight: 0 })))).toEqual([
    'to: no weight is above 0, and nobody gets a request; give one',
  ]);
  expect(saidOfRoute((one, two) => [{ application: one, weight: 90 }, { application: two }])).toEqual([
    'to.1.weight: nothing is given; name its share beside those of the others',
  ]);
  expect(
    saidOfRoute(application => [
      { application, weight: 1 },
      { application, weight: 2 },
    ]),
  ).toEqual(['to.1: shop/web:main is to.0 already; give it one weight']);
});

test('a path that two routes of a platform with several controllers take is told once', () => {
  const several = definePlatform({ controller: [ingressNginx(), traefik()], domain: 'example.com' });
  const app = new several.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  for (const id of ['web', 'api'])
    new several.Application(chart, id, { image: 'web:1', port: 8080, expose: { host: 'x.example.com', tls: false } });
  expect(faultsOf(app)).toEqual([
    '[shop/web] route shop/api has the path x.example.com prefix / too; take it away from one of them',
  ]);
});
