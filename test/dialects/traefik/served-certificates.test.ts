import { analyze, request } from '#ask/index.js';
import { readCertificate } from '#crypto/read-certificate.js';
import type { JsonObject } from '#model/json.js';
import { shop } from '../../cluster/key-pairs.js';
import { ingress, ingressRoute, ofTraefik, toWeb, web } from './reading.js';

/** The certificate that a Traefik shows for a host; everything is in the namespace `default`. */
function servedFor(host: string, ...manifests: readonly JsonObject[]): unknown {
  const text = [web, ...manifests].map(one => JSON.stringify(one)).join('\n---\n');
  const facts = analyze([{ file: 'shop.yaml', text }], {
    controllers: [{ kind: 'traefik', version: '3.7', assumeEndpoints: true }],
    readCertificate,
  });
  const asked = request(facts, `https://${host}/`);
  if ('fault' in asked) throw new Error(asked.fault);
  return asked.value[0]?.tls;
}

const host = 'shop.example.com';
const names = [host, '*.shop.example.com', '10.0.0.1'];

/** A route of the host over TLS, with the Secret of this name. */
function secured(secretName: string): JsonObject {
  return ingressRoute(`Host(\`${host}\`)`, {}, { entryPoints: ['websecure'], tls: { secretName } });
}

function secret(name: string, fields: JsonObject): JsonObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, type: 'kubernetes.io/tls', ...fields };
}

const plain = { stringData: { 'tls.crt': shop.crt, 'tls.key': shop.key } };
const encoded = { 'tls.crt': btoa(shop.crt), 'tls.key': btoa(shop.key) };

test('the certificate of a Secret is served, as text or encoded where the cluster keeps it so', () => {
  for (const fields of [plain, { data: encoded }])
    expect(servedFor(host, secured('tls'), secret('tls', fields))).toEqual({ certificate: 'default/tls', names });
});

test('without the Secret among the manifests the default certificate is served, provided that it is not in the cluster', () => {
  expect(servedFor(host, secured('tls'))).toEqual({
    certificate: 'default',
    names: [],
    provided: 'there is no Secret default/tls in the cluster: it is not among the manifests',
  });
});

test('a certificate that the manifests hold for the name is served where the Secret that is asked for is not there', () => {
  const wildcard = { ...secured('other'), metadata: { name: 'other', namespace: 'infra' } };
  const there = { ...secret('other', plain), metadata: { name: 'other', namespace: 'infra' } };
  expect(servedFor(host, secured('tls'), wildcard, there)).toMatchObject({
    certificate: 'infra/other',
    provided: expect.stringContaining('there is no Secret default/tls'),
  });
});

test('a certificate in base64 under stringData is served, provided that somebody decodes it before it is applied', () => {
  expect(servedFor(host, secured('tls'), secret('tls', { stringData: encoded }))).toEqual({
    certificate: 'default/tls',
    names,
    provided: expect.stringMatching(/^tls is decoded before it is applied: it is base64 under stringData/),
  });
});

test('an Ingress whose annotations Traefik cannot read brings no certificate', () => {
  const tls = [{ hosts: [host], secretName: 'tls' }];
  const more = [secured(''), secret('tls', plain)];
  expect(servedFor(host, ingress({}, { tls }), ...more)).toMatchObject({ certificate: 'default/tls' });
  expect(servedFor(host, ingress({ 'router.entrypoint': 'web' }, { tls }), ...more)).toMatchObject({
    certificate: 'default',
  });
});

/** A route for TCP that takes the connections of a name, and passes their TLS on. */
function passedOn(name: string, tls: JsonObject = { passthrough: true }): JsonObject {
  const routes = [{ match: `HostSNI(\`${name}\`)`, services: [toWeb] }];
  return ofTraefik('IngressRouteTCP', 'tcp', { entryPoints: ['websecure'], routes, tls });
}

test('of TLS that is passed on the backend shows the certificate, and Traefik none', () => {
  for (const name of [host, '*.example.com', '*']) expect(servedFor(host, passedOn(name))).toBeUndefined();
  expect(servedFor('other.test', passedOn(host))).toMatchObject({ certificate: 'default' });
});

test('TLS that ends at Traefik, and a name that a route for https has too, keep its certificate', () => {
  expect(servedFor(host, passedOn(host, {}))).toMatchObject({ certificate: 'default' });
  expect(servedFor(host, passedOn(host), secured('tls'), secret('tls', plain))).toMatchObject({
    certificate: 'default/tls',
  });
});
