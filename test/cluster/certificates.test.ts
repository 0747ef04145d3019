import type { SecretCertificate } from '#cluster/secrets/certificates.js';
import { certificateIn, certifiedNames, coversHost } from '#cluster/secrets/certificates.js';
import { clusterOf } from '#cluster/cluster.js';
import { readCertificate } from '#crypto/read-certificate.js';
import type { Resource } from '#model/resource.js';
import { parseManifest } from '#parse/manifests.js';
import { old, shop } from './key-pairs.js';

function read(keys: object, field: 'data' | 'stringData' = 'stringData'): SecretCertificate {
  return certificateIn(clusterOf([], false, readCertificate), secretOf(keys, field));
}

function secretOf(keys: object, field: 'data' | 'stringData'): Resource {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 't', namespace: 'shop' }, [field]: keys };
  const [resource] = parseManifest('secret.json', JSON.stringify(secret)).resources;
  if (!resource) throw new Error('the fixture is no resource');
  return resource;
}

test('the names of a certificate are read', () => {
  expect(read({ 'tls.crt': shop.crt, 'tls.key': shop.key })).toEqual({
    kind: 'certificate',
    commonName: 'shop.example.com',
    alternativeNames: ['shop.example.com', '*.shop.example.com', '10.0.0.1'],
  });
});

test('data is read from base64', () => {
  const [crt, key] = [shop.crt, shop.key].map(text => Buffer.from(text).toString('base64'));
  expect(read({ 'tls.crt': crt, 'tls.key': key }, 'data').kind).toBe('certificate');
});

test('without alternative names the common name counts', () => {
  const certificate = read({ 'tls.crt': old.crt, 'tls.key': old.key });
  expect(certificate.kind === 'certificate' && certifiedNames(certificate)).toEqual(['old.example.com']);
});

test.each([
  ['no certificate', { 'tls.key': shop.key }, 'the Secret has no tls.crt'],
  ['no key', { 'tls.crt': shop.crt }, 'the Secret has no tls.key'],
  ['an empty certificate', { 'tls.crt': '', 'tls.key': shop.key }, 'tls.crt holds no certificate in PEM form'],
  ['garbage', { 'tls.crt': 'garbage', 'tls.key': 'garbage' }, 'tls.crt holds no certificate in PEM form'],
  ['a broken key', { 'tls.crt': shop.crt, 'tls.key': 'garbage' }, 'tls.key holds no private key in PEM form'],
  [
    'the key of another certificate',
    { 'tls.crt': shop.crt, 'tls.key': old.key },
    'tls.key belongs to another certificate',
  ],
])('%s is said', (_, keys, because) => {
  expect(read(keys)).toMatchObject({ kind: 'broken', because });
});

test('who has nobody to read certificates knows what is not there, and nothing of what is', () => {
  const unread = (keys: object): SecretCertificate => certificateIn(clusterOf([]), secretOf(keys, 'stringData'));
  expect(unread({ 'tls.crt': shop.crt, 'tls.key': shop.key })).toEqual({ kind: 'unread' });
  expect(unread({ 'tls.crt': 'garbage', 'tls.key': 'garbage' })).toEqual({ kind: 'unread' });
  expect(unread({ 'tls.crt': shop.crt })).toMatchObject({ kind: 'broken', because: 'the Secret has no tls.key' });
});

test('a star stands for one label', () => {
  const hosts = ['a.example.com', 'A.EXAMPLE.COM', 'a.b.example.com', 'example.com'];
  expect(hosts.map(host => coversHost(['*.example.com'], host))).toEqual([true, true, false, false]);
});

test('a private key that is kept back is taken to be the right one', () => {
  const certificate = read({ 'tls.crt': shop.crt, 'tls.key': '1704 bytes long' });
  expect(certificate.kind === 'certificate' && certificate.commonName).toBe('shop.example.com');
});

test('of a certificate that is kept back nothing is known', () => {
  expect(read({ 'tls.crt': '<redacted>', 'tls.key': '<redacted>' })).toEqual({ kind: 'unread' });
});
