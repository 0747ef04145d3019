import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '#model/json.js';
import { schemas } from '#cli/schemas/index.js';
import type { Shape } from '#configuration/shape.js';
import { misfits } from '#configuration/shape.js';
import { run } from '../cli/run.js';

const manifests = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop, annotations: { nginx.ingress.kubernetes.io/proxy-read-timeout: 5x } }
spec:
  ingressClassName: nginx
  tls: [{ hosts: [shop.example.com], secretName: web-tls }]
  rules:
    - host: shop.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
    - host: two.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: second, namespace: shop, annotations: { nginx.ingress.kubernetes.io/enable-cors: "true" } }
spec:
  ingressClassName: nginx
  rules:
    - host: two.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: db, port: { number: 5432 } } } }] }
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
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: web, ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
spec: { containers: [{ name: db, image: db, ports: [{ containerPort: 5432 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 5432 }] }]
---
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: web, namespace: shop }
spec:
  routes:
    - { kind: Rule, match: "Host('shop.example.com')", services: [{ name: web, port: 80 }], middlewares: [{ name: slow }] }
    - { kind: Rule, match: "Host('shop.example.com') && Path('/a')", priority: 1, services: [{ name: web, port: 80 }] }
---
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: slow, namespace: shop }
spec: { rateLimit: { average: 10 } }
---
kind: Service
apiVersion: v1
metadata: { name: [broken }
`;
const requests = JSON.stringify([
  { id: 'a', scheme: 'http', host: 'shop.example.com', path: '/a' },
  { scheme: 'https', host: 'shop.example.com', path: '/a?b', sni: 'shop.example.com', clientIP: '192.0.2.1' },
  { scheme: 'http', host: 'two.example.com', path: '/', method: 'POST', headers: { a: 'b', c: ['d', 'e'] } },
  { scheme: 'http', host: 'nobody.example.com', path: '/', entryPoint: 'web', port: 80 },
]);
const expectations = `
apiVersion: gatewright.dev/v1
kind: Expectations
requests:
  - { request: 'http://shop.example.com/', answer: { redirect: 'https://shop.example.com/', status: 308 } }
  - { request: 'https://shop.example.com/', controller: ingress-nginx, answer: { backend: shop/web:80 } }
  - { request: { scheme: http, host: two.example.com, path: / }, answer: { backend: shop/web:80 } }
reach:
  - { from: internet, to: shop/db, allowed: false }
  - { from: 'controller:ingress-nginx', to: shop/web, port: 80/TCP, allowed: true }
`;
const later = 'metadata: { name: db, namespace: shop }\nspec:\n  podSelector: {}\n';

describe('each document has the shape that `gatewright schema` prints for it, and no field beside', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
    writeFileSync(join(folder, 'all.yaml'), manifests);
    writeFileSync(
      join(folder, 'before.yaml'),
      manifests.replace(/metadata: \{ name: db.*\}\nspec:\n {2}podSelector.*\n/, later),
    );
    writeFileSync(join(folder, 'requests.json'), requests);
    writeFileSync(join(folder, 'gatewright.test.yaml'), expectations);
    writeFileSync(join(folder, 'gatewright.yaml'), 'expectations: [gatewright.test.yaml]\n');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['Diagnostics', 'check'],
    ['Diagnostics', 'check --explain'],
    ['Diagnostics', 'check --baseline known.json --update-baseline'],
    ['Diagnostics', 'check --each'],
    ['Routes', 'routes'],
    ['Answers', 'request http://shop.example.com/'],
    ['Answers', 'request https://shop.example.com/ --sni shop.example.com --client-ip 192.0.2.1 -X POST -H a:b'],
    ['Answers', 'request http://shop.example.com/ --entry-point web'],
    ['Answers', 'request --requests requests.json'],
    ['Reach', 'reach'],
    ['Reach', 'reach --exposure'],
    ['Reach', 'reach --to shop/db'],
    ['Reach', 'reach --from internet --to shop/web'],
    ['Reach', 'reach --from shop/web --to shop/db --port 5432/TCP --explain'],
    ['Reach', 'reach --from shop/web --to svc:shop/web --explain'],
    ['Reach', 'reach --from controller:ingress-nginx --to shop/db --explain'],
    ['Reach', 'reach --from 192.0.2.1 --to shop/*'],
    ['Reach', 'reach --from shop/nobody --to shop/db'],
    ['ReachChanges', 'reach --since before.yaml'],
    ['Results', 'test'],
    ['Resources', 'read'],
    ['Resources', 'read --defaulted'],
  ] as const)('%s: %s', async (kind, command) => {
    expect(await faultsOf(kind, [...command.split(' '), '-o', 'json', 'all.yaml'])).toEqual([]);
  });

  test.each([
    ['Rules', 'rules -o json'],
    ['Version', '--version -o json'],
  ] as const)('%s: %s', async (kind, command) => {
    expect(await faultsOf(kind, command.split(' '))).toEqual([]);
  });

  test('Baseline: check --baseline known.json --update-baseline', async () => {
    await run(['check', '--baseline', 'known.json', '--update-baseline', 'all.yaml'], folder);
    expect(misfitsOf('Baseline', readFileSync(join(folder, 'known.json'), 'utf8'))).toEqual([]);
  });

  async function faultsOf(kind: string, argv: readonly string[]): Promise<readonly string[]> {
    return misfitsOf(kind, (await run(argv, folder)).out);
  }
});

test('each document that has a schema is printed here, or is one that a user writes', () => {
  const printed = [
    'Answers',
    'Baseline',
    'Diagnostics',
    'Reach',
    'ReachChanges',
    'Resources',
    'Results',
    'Routes',
    'Rules',
    'Version',
  ];
  expect(Object.keys(schemas).sort()).toEqual([...printed, 'Configuration', 'Expectations', 'Requests'].sort());
});

function misfitsOf(kind: string, text: string): readonly string[] {
  const shape = schemas[kind];
  if (!shape) return [`${kind} has no schema`];
  const faults = misfits(JSON.parse(text) as Json, closed(shape)); // JSON.parse gives `any`
  return faults.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/** A shape that takes no field that it does not name. */
function closed(shape: Shape): Shape {
  const { properties, items, anyOf } = shape;
  return {
    ...shape,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, closed(one)])),
      additionalProperties: shape.additionalProperties ?? false,
    }),
    ...(items && { items: closed(items) }),
    ...(anyOf && { anyOf: anyOf.map(closed) }),
  };
}
