import { analyze, check } from '#ask/index.js';

const manifests = `
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: sign-in, namespace: shop }
spec: { forwardAuth: { address: 'https://auth.shop.svc', tls: { caSecret: authorities } } }
---
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: web, namespace: shop }
spec:
  entryPoints: [websecure]
  routes: [{ kind: Rule, match: Host(\`shop.example.com\`), middlewares: [{ name: sign-in }], services: [{ name: web, port: 80 }] }]
  tls: { secretName: shop }
`;

test('a Secret with authorities is missed as a part of its Middleware, not as the certificate of a route', () => {
  const found = check(analyze([{ file: 'shop.yaml', text: manifests }], { complete: true }));
  const missing = found.filter(({ rule }) => ['reference-missing', 'tls-secret-missing'].includes(rule));
  expect(missing.map(({ rule, subject }) => `${rule} ${subject?.kind}`)).toEqual([
    'reference-missing Middleware',
    'tls-secret-missing IngressRoute',
  ]);
});
