import crypto from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shop } from '../cluster/key-pairs.js';
import { run } from './run.js';

/** The real certificates, counted: whoever makes the facts of a cluster reads those in it. */
const Certificate = crypto.X509Certificate;
const counted = jest.spyOn(crypto, 'X509Certificate').mockImplementation(pem => new Certificate(pem));
afterAll(() => {
  counted.mockRestore();
});

const manifests = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  tls: [{ hosts: [shop.example.com], secretName: shop }]
  rules:
    - host: shop.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
---
apiVersion: v1
kind: Secret
metadata: { name: shop, namespace: shop }
type: kubernetes.io/tls
stringData:
  tls.crt: ${JSON.stringify(shop.crt)}
  tls.key: ${JSON.stringify(shop.key)}
`;
const requests = [
  '{ request: https://shop.example.com/, answer: { backend: shop/web:80 } }',
  '{ request: https://shop.example.com/cart, answer: { backend: shop/web:80 } }',
  '{ request: http://other.example/, answer: { status: 404 } }',
];

test('three expectations of requests are held to facts that were made once', async () => {
  const one = await certificatesRead(requests.slice(0, 1), '1 of 1 expectations hold\n');
  const three = await certificatesRead(requests, '3 of 3 expectations hold\n');
  expect(one).toBeGreaterThan(0);
  expect(three).toBe(one);
});

/** How often a certificate was read while `gatewright test` held some expectations. */
async function certificatesRead(expected: readonly string[], said: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'facts-once-'));
  const list = expected.map(request => `  - ${request}\n`).join('');
  writeFileSync(join(folder, 'manifests.yaml'), manifests);
  writeFileSync(join(folder, 'expected.txt'), `apiVersion: gatewright.dev/v1\nkind: Expectations\nrequests:\n${list}`);
  writeFileSync(
    join(folder, 'gatewright.yaml'),
    'controllers: [{ kind: ingress-nginx }]\nexpectations: [expected.txt]\n',
  );
  const before = counted.mock.calls.length;
  const { code, err } = await run(['test', 'manifests.yaml'], folder);
  rmSync(folder, { recursive: true });
  expect({ code, err }).toEqual({ code: 0, err: said });
  return counted.mock.calls.length - before;
}
