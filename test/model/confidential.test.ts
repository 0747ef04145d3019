import { confidentialTexts, isConfidential } from '#model/text/confidential.js';

test('all of a Secret is confidential but what names it', () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'a', labels: { app: 'b' } },
    type: 'Opaque',
    immutable: true,
    data: { a: 'one' },
    stringData: { b: 2, c: { d: ['three'] } },
    misspelt: 'four',
  };
  expect(confidentialTexts(secret)).toEqual(['one', '2', 'three', 'four']);
});

test.each([
  ['the value of a variable', ['spec', 'containers', 0, 'env', 0, 'value'], true],
  ['its name', ['spec', 'containers', 0, 'env', 0, 'name'], false],
  ['what it is called by mistake', ['spec', 'containers', 0, 'env', 0, 'valeu'], true],
  ['where it comes from', ['spec', 'containers', 0, 'env', 1, 'valueFrom', 'secretKeyRef', 'name'], false],
  ['a variable as text', ['spec', 'containers', 0, 'env', 2], true],
  ['the image beside', ['spec', 'containers', 0, 'image'], false],
  ['the variables that another kind calls so', ['spec', 'extraEnvVars', 0, 'value'], true],
  ['an environment that is a name', ['spec', 'environment'], false],
])('%s', (_, path, expected) => {
  const env = [{ name: 'A', value: 'x', valeu: 'y' }, { name: 'B', valueFrom: { secretKeyRef: { name: 's' } } }, 'C=z'];
  const spec = { containers: [{ image: 'a', env }], extraEnvVars: [{ name: 'A', value: 'x' }], environment: 'test' };
  expect(isConfidential({ kind: 'Pod', spec }, path)).toBe(expected);
});

test('a Secret within another resource is one, a reference to it is none', () => {
  const manifests = [{ apiVersion: 'v1', kind: 'Secret', stringData: { a: 'one' } }];
  const certificateRefs = [{ group: '', kind: 'Secret', name: 'web-tls' }];
  expect(confidentialTexts({ kind: 'Work', spec: { manifests, certificateRefs } })).toEqual(['one']);
});

test('the references of an ExternalSecret are none, what its template holds is', () => {
  const spec = { data: [{ secretKey: 'a', remoteRef: { key: 'b' } }], target: { template: { data: { a: 'one' } } } };
  expect(confidentialTexts({ kind: 'ExternalSecret', spec })).toEqual(['one']);
});
