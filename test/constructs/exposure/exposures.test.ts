import type { ApplicationProps } from '#index.js';
import { exposuresOf } from '#constructs/exposure/exposures.js';
import { definePlatform, ingressNginx } from '#index.js';
import { Chart } from 'cdk8s';
import { faultsOf, namesOf, platform, shopWith, shown } from '../shown.js';

const { Application } = platform;

type Expose = NonNullable<ApplicationProps<'ingress-nginx'>['expose']>;

/** An application that exposes something. */
function exposing(expose: Expose, more: Partial<ApplicationProps<'ingress-nginx'>> = { port: 80 }) {
  return shopWith(chart => new Application(chart, 'web', { image: 'web:1', ...more, expose }));
}

test('each exposure of a list is a route of its own, named after its path', () => {
  const app = exposing([{ path: '/' }, { path: '/upload', rateLimit: { rps: 5 } }, { path: '/api/v1' }]);
  expect(faultsOf(app)).toEqual([]);
  expect(namesOf(app)).toEqual(expect.arrayContaining(['Ingress web', 'Ingress web-upload', 'Ingress web-api-v1']));
  expect(shown(app, 'Ingress web-upload')).toContain('limit-rps: "5"');
  expect(shown(app, 'Ingress web')).not.toContain('limit-rps');
});

test('names come from the path of every kind, or from the host, and end where a label has to', () => {
  const long = `/${'a'.repeat(58)}/bcd`;
  const list: Parameters<typeof exposuresOf>[1] = [
    {},
    { path: [{ prefix: '/API/v1/' }, '/x'] },
    { path: { exact: '/b/c' } },
    { path: { regex: '/[0-9]+' } },
    { host: ['old.example.com', 'other.example.com'], path: '/' },
    { path: { regex: '/.*' } },
    { path: long },
  ];
  expect(exposuresOf('web', list).map(({ name, prefix }) => [name, prefix])).toEqual([
    ['web', 'expose.0.'],
    ['web-api-v1', 'expose.1.'],
    ['web-b-c', 'expose.2.'],
    ['web-0-9', 'expose.3.'],
    ['web-old-example-com', 'expose.4.'],
    ['web-root', 'expose.5.'],
    [`web-${'a'.repeat(58)}`, 'expose.6.'],
  ]);
  expect(exposuresOf('web', { path: '/a' }).map(({ name, prefix }) => [name, prefix])).toEqual([['web', 'expose.']]);
});

test('the first exposure that is the prefix / has the name of the application, after the names that are given', () => {
  const list = [{ path: '/a' }, { name: 'front', path: '/' }, { path: { prefix: '/' } }];
  expect(exposuresOf('web', list).map(one => one.name)).toEqual(['web-a', 'front', 'web']);
});

test('a list in another order has the same names', () => {
  const list = [{ path: '/upload' }, { path: '/' }, { path: '/admin' }, { host: 'old.example.com' }];
  const names = (order: readonly (typeof list)[number][]) =>
    new Map(exposuresOf('web', order).map(one => [JSON.stringify(one.exposure), one.name]));
  const given = names(list);
  expect([...given.values()]).toEqual(['web-upload', 'web', 'web-admin', 'web-old-example-com']);
  expect(names([...list.slice(0, 3)].reverse().concat(list.slice(3)))).toEqual(given);
});

test('where none is of the path /, the first has the name of the application', () => {
  expect(exposuresOf('web', [{ path: '/a' }, { path: { exact: '/b/c' } }]).map(one => one.name)).toEqual([
    'web',
    'web-b-c',
  ]);
});

test('a name that is given stays', () => {
  expect(namesOf(exposing({ name: 'front' }))).toContain('Ingress front');
});

test('the controller may reach all ports that are exposed, by one network policy', () => {
  const app = exposing([{ path: '/' }, { path: '/admin', port: 'admin' }], {
    ports: { main: 80, admin: 9000, raw: 7 },
  });
  const policy = shown(app, 'NetworkPolicy web-from-controller');
  expect(policy).toContain('port: 80');
  expect(policy).toContain('port: 9000');
  expect(policy).not.toContain('port: 7\n');
});

test('routes with the same hosts share a certificate, others do not', () => {
  const host = ['a.example.com', 'b.example.com'];
  const app = exposing([{ host }, { host, path: '/x' }, { host: ['c.example.com', 'd.example.com'] }]);
  expect(faultsOf(app)).toEqual([]);
  expect(shown(app, 'Ingress web-x')).toContain('secretName: web-tls');
  expect(shown(app, 'Ingress web-c-example-com')).toContain('secretName: web-c-example-com-tls');
});

test.each<[string, Expose, string]>([
  ['no exposure', [], 'expose: the list is empty; name what is exposed, or leave it out'],
  [
    'two of one name',
    [{ path: '/' }, { path: '/a' }, { path: { exact: '/a' }, host: 'a.example.com' }],
    'expose.2.name: web-a is the name of expose.1 already; give another',
  ],
  [
    'a name that is none',
    [{ path: '/' }, { path: '/a', name: 'A/B' }],
    'expose.1.name: A/B is not a DNS label (a-z first, then a-z, 0-9 and inner dashes, up to 63); give another',
  ],
  [
    'a port that is not there',
    [{ path: '/' }, { path: '/a', port: 'admin' }],
    'expose.1.port: there is no port admin; there is main',
  ],
])('%s is a fault', (_, expose, fault) => {
  expect(faultsOf(exposing(expose))).toEqual([`[shop/web] ${fault}`]);
});

test('exposing a port of UDP is a fault', () => {
  const app = exposing({}, { ports: { dns: { port: 53, protocol: 'UDP' } } });
  expect(faultsOf(app)).toEqual([
    '[shop/web] expose.port: dns speaks UDP, and controllers route over TCP alone; name a port of TCP',
  ]);
});

test.each<['http01' | 'dns01' | undefined, number]>([
  ['http01', 1],
  ['dns01', 0],
  [undefined, 0],
])('a wildcard host and an issuer whose challenge is %s: %d faults', (challenge, count) => {
  const tls = { issuer: 'letsencrypt', ...(challenge && { challenge }) };
  const own = definePlatform({ controller: ingressNginx(), tls });
  const app = new own.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new own.Application(chart, 'web', { image: 'web:1', port: 80, expose: { host: ['*.example.com', 'example.com'] } });
  const said =
    "[shop/web] expose.host: a certificate for *.example.com needs an issuer with challenge: 'dns01'; name one, or each host";
  expect(faultsOf(app)).toEqual(Array.from({ length: count }, () => said));
});
