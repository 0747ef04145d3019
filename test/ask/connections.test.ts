import { analyze, connections } from '#ask/index.js';

const app = (name: string): string => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { selector: { app: ${name} }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: ${name}, image: ${name}, ports: [{ containerPort: 8080 }] }] }
`;

test('a controller reaches the Service that has the pages of errors, and one that gets a copy', () => {
  const traefik = `apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: pages, namespace: shop }
spec: { errors: { status: ['500-599'], query: '/{status}', service: { name: pages, port: 80 } } }
---
apiVersion: traefik.io/v1alpha1
kind: TraefikService
metadata: { name: mirrored, namespace: shop }
spec: { mirroring: { name: web, port: 80, mirrors: [{ name: copy, port: 80, percent: 10 }] } }
---
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: web, namespace: shop }
spec:
  entryPoints: [web]
  routes:
    - kind: Rule
      match: Host(\`shop.example.com\`)
      middlewares: [{ name: pages }]
      services: [{ name: mirrored, kind: TraefikService }]
`;
  const text = [traefik, app('web'), app('pages'), app('copy')].join('---\n');
  const found = connections(analyze([{ file: 'shop.yaml', text }]));
  const allowed = 'fault' in found ? [] : found.value.allowed;
  const reached = allowed.flatMap(({ from, to }) => (from.kind === 'controller' && 'name' in to ? [to.name] : []));
  expect([...reached].sort()).toEqual(['copy', 'pages', 'web']);
});
