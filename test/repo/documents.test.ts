import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '#model/json.js';
import { schemas } from '#cli/schemas/index.js';
import { misfits } from '#cli/schemas/shape.js';
import { run } from '../cli/run.js';

const manifests = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: nginx }
spec: { controller: k8s.io/ingress-nginx }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 99999, unknown: 1 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: web, ports: [{ containerPort: 80 }] }] }
`;
const expectations = `
apiVersion: gatewright.dev/v1
kind: Expectations
requests: [{ request: 'http://shop.example.com/', answer: { backend: shop/web:80 } }]
reach: [{ from: internet, to: shop/web, allowed: true }]
`;

describe('each document has the shape that `gatewright schema` prints for it', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
    writeFileSync(join(folder, 'all.yaml'), manifests);
    writeFileSync(join(folder, 'gatewright.test.yaml'), expectations);
    writeFileSync(join(folder, 'gatewright.yaml'), 'expectations: [gatewright.test.yaml]\n');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['Diagnostics', ['check', '-o', 'json', 'all.yaml']],
    ['Routes', ['routes', '-o', 'json', 'all.yaml']],
    ['Answers', ['request', 'http://shop.example.com/', '-o', 'json', 'all.yaml']],
    ['Reach', ['reach', '-o', 'json', 'all.yaml']],
    ['Results', ['test', '-o', 'json', 'all.yaml']],
    ['Resources', ['read', '-o', 'json', 'all.yaml']],
    ['Rules', ['rules', '-o', 'json']],
    ['Version', ['--version', '-o', 'json']],
  ] as const)('%s', async (kind, argv) => {
    const document = JSON.parse((await run(argv, folder)).out) as Json;
    const shape = schemas[kind];
    expect(shape && misfits(document, shape)).toEqual([]);
  });
});
