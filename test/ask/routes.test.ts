import { analyze, routes } from '#ask/index.js';

test('a redirect that takes several steps is said once', () => {
  const redirect = `apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: https, namespace: shop }
spec: { redirectScheme: { scheme: https, permanent: true } }
---
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: web, namespace: shop }
spec:
  entryPoints: [web]
  routes:
    - kind: Rule
      match: Host(\`shop.example.com\`)
      middlewares: [{ name: https }]
      services: [{ name: web, port: 80 }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;
  const [of] = routes(analyze([{ file: 'web.yaml', text: redirect }]));
  const entries = of?.listeners.flatMap(({ hosts }) => hosts.flatMap(host => host.routes)) ?? [];
  expect(entries.map(({ does }) => does)).toEqual([['redirects (301)']]);
});
