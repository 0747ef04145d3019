import type { SecretCertificate } from '#cluster/certificates.js';
import { certificateIn, certifiedNames, coversHost } from '#cluster/certificates.js';
import { parseManifest } from '#parse/manifests.js';

/** Self-signed, for tests alone: shop.example.com with alternative names, and old.example.com with a common name only. */
const shop = {
  crt: `-----BEGIN CERTIFICATE-----
MIIBxjCCAWygAwIBAgIUeUycxtlRR7e14wESLGJPj0+vCcswCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQc2hvcC5leGFtcGxlLmNvbTAgFw0yNjExMjQxMjQ5MTVaGA8y
MTI2MTAzMTEyNDkxNVowGzEZMBcGA1UEAwwQc2hvcC5leGFtcGxlLmNvbTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABIo1ovimov4jcHyXtyYOcoTYNNrTqbbePe3V
vWo/wwYlXlpQuB3WUoBykP0iGK2tIHfnf84rzoFTeZL5DuD5zlujgYswgYgwHQYD
VR0OBBYEFNaghgb4+h2mQqf3HAxTnF6SYOmEMB8GA1UdIwQYMBaAFNaghgb4+h2m
Qqf3HAxTnF6SYOmEMA8GA1UdEwEB/wQFMAMBAf8wNQYDVR0RBC4wLIIQc2hvcC5l
eGFtcGxlLmNvbYISKi5zaG9wLmV4YW1wbGUuY29thwQKAAABMAoGCCqGSM49BAMC
A0gAMEUCIQDyQXJZC7BLMQYYQ7faS7Q0ha/n+O1pyINjrROqVkqjfAIgJUYbHyRO
/tvwutYYcBc+2LUqNGRMTASax9U8j0/YhKg=
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg5fjnM0YzTQTcGeLs
zUnGOwQKi63K6uwuyOCLnxE5aIWhRANCAASKNaL4pqL+I3B8l7cmDnKE2DTa06m2
3j3t1b1qP8MGJV5aULgd1lKAcpD9IhitrSB353/OK86BU3mS+Q7g+c5b
-----END PRIVATE KEY-----
`,
};
const old = {
  crt: `-----BEGIN CERTIFICATE-----
MIIBqTCCAU+gAwIBAgIUb5FyyN40bPsyzg5KRfJG4gbVcsswCgYIKoZIzj0EAwIw
KTENMAsGA1UECgwEeCwgeTEYMBYGA1UEAwwPb2xkLmV4YW1wbGUuY29tMCAXDTI2
MTEyNDEyNDkxNVoYDzIxMjYxMDMxMTI0OTE1WjApMQ0wCwYDVQQKDAR4LCB5MRgw
FgYDVQQDDA9vbGQuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AASfvdqpQ06rSZ549U9703F9NiJwshrf60f3ctZ5enLSJ08EAciTz3VTCyOsn45q
ZqIuJjJ9GgB/ln4Iik9ReFtNo1MwUTAdBgNVHQ4EFgQUK9PcYNe+Su/hAObdOYbZ
m/oH8M0wHwYDVR0jBBgwFoAUK9PcYNe+Su/hAObdOYbZm/oH8M0wDwYDVR0TAQH/
BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAi3AE8uLmHcmCVpQNThRpZ659rPMq
QFkVQirlBd30gIQCIEUBB5F9rSqYhtExPHafFy1ByXiZ1DouQpw9Uii9baa3
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLw1QmzIQKFxqDAd3
ay470yvCiWqFlSqV+teGQupCJsGhRANCAASfvdqpQ06rSZ549U9703F9NiJwshrf
60f3ctZ5enLSJ08EAciTz3VTCyOsn45qZqIuJjJ9GgB/ln4Iik9ReFtN
-----END PRIVATE KEY-----
`,
};

function read(keys: object, field: 'data' | 'stringData' = 'stringData'): SecretCertificate {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 't', namespace: 'shop' }, [field]: keys };
  const [resource] = parseManifest('secret.json', JSON.stringify(secret)).resources;
  if (!resource) throw new Error('the fixture is no resource');
  return certificateIn(resource);
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

test('a star stands for one label', () => {
  const hosts = ['a.example.com', 'A.EXAMPLE.COM', 'a.b.example.com', 'example.com'];
  expect(hosts.map(host => coversHost(['*.example.com'], host))).toEqual([true, true, false, false]);
});
