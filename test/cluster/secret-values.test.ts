import { secretValue } from '#cluster/secrets/secret-values.js';
import { parseManifest } from '#parse/manifests.js';

function valueOf(more: string, uid = ''): string {
  const text = `{ apiVersion: v1, kind: Secret, metadata: { name: web-tls${uid} }, ${more} }`;
  const [secret] = parseManifest('secret.yaml', text).resources;
  if (!secret) throw new Error('the fixture is no Secret');
  const value = secretValue(secret, 'tls.key');
  return value.kind === 'text' ? `text ${value.text}` : value.kind;
}

const stored = ', uid: 0b5e, creationTimestamp: "2026-01-01T00:00:00Z"';

test('a key is read from data and from stringData', () => {
  expect(valueOf('data: { tls.key: aGVsbG8= }')).toBe('text hello');
  expect(valueOf('stringData: { tls.key: hello }')).toBe('text hello');
  expect(valueOf('data: { tls.crt: aGVsbG8= }')).toBe('absent');
  expect(valueOf('type: Opaque')).toBe('absent');
});

test.each([
  '"***"',
  '"****************"',
  '"++++++++"',
  'xxxxxxxx',
  'REDACTED',
  '"<redacted>"',
  '"[REDACTED]"',
  '"***HIDDEN***"',
  '"** REDACTED **"',
  '"(redacted by us)"',
  'MTcwNCBieXRlcyBsb25n', // 1704 bytes long
  'UkVEQUNURUQ=', // REDACTED
  '"ENC[AES256_GCM,data:Zm9v,iv:YQ==,tag:Yg==,type:str]"',
  '"<path:secret/data/web#key>"',
  'null',
])('%s stands for what was kept back', value => {
  expect(valueOf(`data: { tls.key: ${value} }`)).toBe('withheld');
});

test.each(['aGVsbG8=', 'c2VjcmV0', 'eHg=', '"not base64"'])('%s is a value, or a broken one', value => {
  expect(valueOf(`data: { tls.key: ${value} }`)).toMatch(/^text/);
});

test('out of a cluster, what is emptied or taken away was kept back', () => {
  for (const data of ['data: { tls.crt: "", tls.key: "" }', 'data: null', 'data: {}', 'type: kubernetes.io/tls'])
    expect(valueOf(data, stored)).toBe('withheld');
  expect(valueOf('data: { tls.key: "" }')).toBe('text ');
});

test('out of a cluster, a key beside others that is not there is absent', () => {
  expect(valueOf('data: { tls.crt: "***" }', stored)).toBe('absent');
});
