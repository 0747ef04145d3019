import { clusterOf } from '#cluster/cluster.js';
import { traefik } from '#dialects/traefik/index.js';
import type { JsonObject } from '#model/json.js';
import { answer } from '#simulate/answer/answer.js';
import {
  answerTo,
  ingress,
  ingressRoute,
  inShort,
  notedAt,
  ofTraefik,
  readingOf,
  resourcesOf,
  service,
  settings,
} from './reading.js';

function secure(host: string, tls: JsonObject, name = 'web'): JsonObject {
  return ingressRoute(`Host(\`${host}\`)`, {}, { entryPoints: ['websecure'], tls }, name);
}

function option(name: string, spec: JsonObject, namespace = 'shop'): JsonObject {
  return { ...ofTraefik('TLSOption', name, spec), metadata: { name, namespace } };
}

function certificate(secret: string, ...names: readonly string[]): JsonObject {
  const spec = { secretName: secret, dnsNames: names, issuerRef: { kind: 'ClusterIssuer', name: 'ca' } };
  return { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: secret }, spec };
}

const other: JsonObject = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'other' }, data: {} };

test('a route without TLS on the port for https answers plain HTTP there, which is noted', () => {
  const plain = { static: { entryPoints: { websecure: { address: ':443' } } } };
  const reading = readingOf([ingressRoute('Path(`/`)', {}, { entryPoints: ['websecure'] })], plain);
  expect(answerTo('https://a.test/', reading)).toBe('404');
  expect(reading.notes.map(inShort)).toEqual(['ignored-value at spec.tls']);
});

test('an Ingress with a section for TLS has no route for https without the annotation', () => {
  const tls = { tls: [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }] };
  const plain = { static: { entryPoints: { web: { address: ':80' }, websecure: { address: ':443' } } } };
  const reading = readingOf([ingress({}, tls), certificate('shop-tls', 'shop.example.com')], plain);
  expect(answerTo('https://shop.example.com/', reading)).toBe('404');
  expect(reading.notes.map(inShort)).toEqual(['ignored-value at spec.tls']);
});

test('with the annotation, plain HTTP is not served', () => {
  const reading = readingOf([ingress({ 'router.tls': 'true' })]);
  expect(answerTo('https://shop.example.com/', reading)).toBe('web');
  expect(answerTo('http://shop.example.com/', reading)).toBe('404');
});

test('a Secret for TLS that is missing is noted, and the route is served', () => {
  const reading = readingOf([secure('a.test', { secretName: 'none' }), other]);
  expect(answerTo('https://a.test/', reading)).toBe('web');
  expect(reading.notes.map(inShort)).toEqual(['missing-reference at spec.tls.secretName']);
});

test('a certificate for other hosts is noted', () => {
  const reading = readingOf([secure('a.test', { secretName: 'tls' }), certificate('tls', 'b.test', '*.a.test')]);
  expect(reading.notes).toMatchObject([{ kind: 'certificate-mismatch', host: 'a.test', serves: 'default' }]);
});

test('a certificate for a star alone is for no host', () => {
  const reading = readingOf([secure('a.test', { secretName: 'tls' }), certificate('tls', '*')]);
  const served = reading.table.listeners.flatMap(({ certificates }) => certificates.map(one => one.certificate));
  expect(new Set(served)).toEqual(new Set(['default']));
});

test('a certificate counts for every namespace and route', () => {
  const elsewhere = { ...certificate('tls', '*.test'), metadata: { name: 'tls', namespace: 'infra' } };
  const store: JsonObject = {
    ...ofTraefik('TLSStore', 'more', { certificates: [{ secretName: 'tls' }] }),
    metadata: { name: 'more', namespace: 'infra' },
  };
  expect(
    readingOf([secure('a.test', { secretName: 'own' }), certificate('own', 'b.test'), elsewhere, store]).notes,
  ).toEqual([]);
});

test('TLS options that ask for a certificate of the client refuse who shows none', () => {
  const mtls = option('mtls', { clientAuth: { clientAuthType: 'RequireAnyClientCert' } });
  const reading = readingOf([secure('a.test', { options: { name: 'mtls' } }), mtls]);
  expect(answerTo('https://a.test/', reading)).toBe('refused');
  expect(answerTo('https://b.test/', reading)).toBe('404');
});

test('TLS options that are missing cut the host off', () => {
  const reading = readingOf([secure('a.test', { options: { name: 'none' } }), option('other', {})]);
  expect(answerTo('https://a.test/', reading)).toBe('refused');
  expect(reading.notes.map(inShort)).toEqual(['missing-reference at spec.tls.options']);
});

test('TLS options that may stand elsewhere leave the answer open, and the route in the table', () => {
  const cluster = clusterOf(resourcesOf(secure('a.test', { options: { name: 'none' } })));
  const { table, notes } = traefik.read(cluster, settings);
  expect(answerTo('https://a.test/', { table, notes })).toBe('unknown tls-handshake');
  expect(notes.map(inShort)).toContain('missing-reference at spec.tls.options');
  expect(table.listeners.flatMap(({ hosts }) => hosts.flatMap(({ routes }) => routes))).toHaveLength(1);
});

test('two routes of one host with different TLS options lose both', () => {
  const mtls = option('mtls', { clientAuth: { clientAuthType: 'RequireAnyClientCert' } });
  const path = ingressRoute('Host(`a.test`) && Path(`/b`)', {}, { entryPoints: ['websecure'], tls: {} }, 'b');
  const strict = secure('a.test', { options: { name: 'mtls' } });
  for (const routes of [
    [strict, path],
    [path, strict],
  ]) {
    const reading = readingOf([mtls, ...routes]);
    expect(answerTo('https://a.test/', reading)).toBe('web');
    expect(reading.notes).toMatchObject([{ kind: 'ignored-value', key: 'tls.options', effect: 'access-dropped' }]);
  }
});

test('several TLSOptions that are called default leave none', () => {
  const strict = { sniStrict: true };
  const one = secure('a.test', {});
  expect(answerTo('https://a.test/', readingOf([one, option('default', strict)]))).toBe('refused');
  const both = [one, option('default', strict), option('default', strict, 'infra')];
  expect(answerTo('https://a.test/', readingOf(both))).toBe('web');
  expect(notedAt(...both)).toEqual(['ignored-value at metadata.name', 'ignored-value at metadata.name']);
});

test('under strict names a host without a certificate of its own is refused, and nobody reaches it, which is noted', () => {
  const strict = option('default', { sniStrict: true });
  const store = ofTraefik('TLSStore', 'default', { defaultCertificate: { secretName: 'tls' } });
  const reading = readingOf([secure('a.test', {}), strict, store, certificate('tls', 'a.test')]);
  expect(answerTo('https://a.test/', reading)).toBe('refused');
  expect(answerTo('https://b.test/', reading)).toBe('refused');
  expect(reading.notes.map(inShort)).toEqual(['certificate-mismatch at spec.tls.options']);
});

test('a certificate that a store lists counts under strict names, for hosts without a route too', () => {
  const strict = option('default', { sniStrict: true });
  const store = ofTraefik('TLSStore', 'default', { certificates: [{ secretName: 'tls' }] });
  const reading = readingOf([secure('a.test', {}), strict, store, certificate('tls', 'a.test', '*.b.test')]);
  expect(answerTo('https://a.test/', reading)).toBe('web');
  expect(answerTo('https://x.b.test/', reading)).toBe('404');
  expect(answerTo('https://c.test/', reading)).toBe('refused');
  expect(reading.notes).toEqual([]);
});

test('under strict names a wildcard certificate serves names of one label more, and none below them', () => {
  const strict = option('default', { sniStrict: true });
  const routes = [secure('x.b.test', { secretName: 'tls' }), secure('y.x.b.test', { secretName: 'tls' }, 'deep')];
  const reading = readingOf([...routes, strict, certificate('tls', '*.b.test')]);
  expect(answerTo('https://x.b.test/', reading)).toBe('web');
  expect(answerTo('https://y.x.b.test/', reading)).toBe('refused');
});

test('under strict names a resolver fetches the certificate of its hosts', () => {
  const strict = option('default', { sniStrict: true });
  const reading = readingOf([secure('a.test', { certResolver: 'le' }), strict]);
  expect(answerTo('https://a.test/', reading)).toBe('web');
  expect(answerTo('https://b.test/', reading)).toBe('refused');
});

test('of a wildcard host under strict names those are served that have a certificate', () => {
  const strict = option('strict', { sniStrict: true });
  const all = secure('*.a.test', { options: { name: 'strict' }, secretName: 'tls' });
  const reading = readingOf([all, strict, certificate('tls', 'x.a.test')]);
  expect(answerTo('https://x.a.test/', reading)).toBe('web');
  expect(answerTo('https://y.a.test/', reading)).toBe('refused');
});

test('default TLS options that ask for a certificate hold where no route is, and not where one has others', () => {
  const mtls = option('default', { clientAuth: { clientAuthType: 'RequireAnyClientCert' } });
  const open = secure('open.test', { options: { name: 'open' } }, 'open');
  const reading = readingOf([mtls, option('open', {}), open, secure('a.test', {})]);
  expect(answerTo('https://a.test/', reading)).toBe('refused');
  expect(answerTo('https://none.test/', reading)).toBe('refused');
  expect(answerTo('https://open.test/', reading)).toBe('web');
  expect(reading.notes).toEqual([]);
});

test('the options of an exact host come before those of a wildcard, and of two of one length chance decides', () => {
  const mtls = option('mtls', { clientAuth: { clientAuthType: 'RequireAnyClientCert' } });
  const wild = secure('*.a.test', { options: { name: 'mtls' } }, 'wild');
  const reading = readingOf([mtls, wild, secure('shop.a.test', {}), secure('x.a.test', {}, 'x')]);
  expect(answerTo('https://shop.a.test/', reading)).toBe('web');
  expect(answerTo('https://other.a.test/', reading)).toBe('refused');
  expect(answerTo('https://x.a.test/', reading)).toBe('unknown tls-handshake');
});

test.each([
  [
    'no version',
    { minVersion: 'VersionTLS13', maxVersion: 'VersionTLS12' },
    'certificate-mismatch at spec.tls.options',
  ],
  ['a version before the usual least one', { maxVersion: 'VersionTLS11' }, 'certificate-mismatch at spec.tls.options'],
  ['a cipher that Traefik does not know', { cipherSuites: ['AES'] }, 'ignored-value at spec.tls.options'],
  ['a curve that Traefik does not know', { curvePreferences: ['P256'] }, 'ignored-value at spec.tls.options'],
])('TLS options with %s cut their hosts off', (_, spec, note) => {
  const reading = readingOf([secure('a.test', { options: { name: 'odd' } }), option('odd', spec)]);
  expect(answerTo('https://a.test/', reading)).toBe('refused');
  expect(answerTo('https://b.test/', reading)).toBe('404');
  expect(reading.notes.map(inShort)).toEqual([note]);
});

test('the name of the handshake decides, not the Host header', () => {
  const mtls = option('mtls', { clientAuth: { clientAuthType: 'RequireAnyClientCert' } });
  const { table } = readingOf([mtls, secure('a.test', { options: { name: 'mtls' } }), secure('b.test', {}, 'b')]);
  const request = { method: 'GET', scheme: 'https', host: 'b.test', path: '/', headers: {} } as const;
  expect(answer(table, { ...request, sni: 'a.test' })).toMatchObject({ outcome: 'refused', code: 'tls-handshake' });
  expect(answer(table, request)).toMatchObject({ outcome: 'backend' });
});

test('a route for TCP takes the connections of its name, where no route for HTTP has the name', () => {
  const tcp = tcpRoute('a.test');
  const hostless = ingressRoute('PathPrefix(`/`)', {}, { entryPoints: ['websecure'], tls: {} });
  expect(answerTo('https://a.test/', readingOf([service('far'), tcp, hostless]))).toBe('far');
  expect(answerTo('https://a.test/', readingOf([service('far'), tcp, secure('a.test', {})]))).toBe('web');
});

test('a route for TCP that takes every name takes what no route for HTTP does', () => {
  const tcp = tcpRoute('*');
  const hostless = ingressRoute('PathPrefix(`/`)', {}, { entryPoints: ['websecure'], tls: {} });
  expect(answerTo('https://b.test/', readingOf([service('far'), tcp, secure('a.test', {})]))).toBe('far');
  expect(answerTo('https://b.test/', readingOf([service('far'), tcp, hostless]))).toBe('web');
});

function tcpRoute(host: string): JsonObject {
  return ofTraefik('IngressRouteTCP', 'tcp', {
    entryPoints: ['websecure'],
    routes: [{ match: `HostSNI(\`${host}\`)`, services: [{ name: 'far', port: 80 }] }],
    tls: { passthrough: true },
  });
}
