import { movedAnswers } from '#analyze/moved-answers.js';
import { analyze } from '#ask/index.js';

const backend = (name: string): string => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { selector: { app: ${name} }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
spec: { containers: [{ name: ${name}, image: ${name} }] }
---`;

interface Asked {
  readonly to?: string;
  readonly annotations?: string;
  readonly path?: string;
  readonly name?: string;
}

const ingress = (
  of: 'nginx' | 'traefik',
  { to = 'web', annotations = '', path = '/', name = of }: Asked = {},
): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, namespace: shop, annotations: { ${annotations} } }
spec:
  ingressClassName: ${of}
  rules:
    - host: a.test
      http: { paths: [{ path: ${path}, pathType: Exact, backend: { service: { name: ${to}, port: { number: 80 } } } }] }
---`;

const redirect = (to: string, permanent: boolean): string => `
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: away, namespace: shop }
spec: { redirectRegex: { regex: '^.*$', replacement: '${to}', permanent: ${String(permanent)} } }
---`;
const plugin = `
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: away, namespace: shop }
spec: { plugin: { own: {} } }
---`;
const through = { annotations: 'traefik.ingress.kubernetes.io/router.middlewares: shop-away@kubernetescrd' };

/** What the two controllers answer otherwise to plain requests for the root. */
function moved(...manifests: readonly string[]): readonly (readonly string[])[] {
  const text = [...manifests, backend('web'), backend('other')].join('');
  const facts = analyze([{ file: 'shop.yaml', text }], {
    controllers: [{ kind: 'ingress-nginx' }, { kind: 'traefik' }],
  });
  return movedAnswers(facts.readings)
    .filter(({ request }) => request === 'GET http://a.test/')
    .map(({ controllers, answers }) => [...controllers, ...answers]);
}

test('the same backend is no difference, another one is', () => {
  expect(moved(ingress('nginx'), ingress('traefik'))).toEqual([]);
  expect(moved(ingress('nginx'), ingress('traefik', { to: 'other' }))).toEqual([
    ['ingress-nginx', 'traefik', 'shop/web:80, path /', 'shop/other:80, path /'],
  ]);
});

test('a status is told, and what is unknown is not held to differ', () => {
  expect(moved(ingress('nginx'), ingress('traefik', { path: '/else' }))).toEqual([
    ['ingress-nginx', 'traefik', 'shop/web:80, path /', 'status 404'],
  ]);
  const guarded = { to: 'other', annotations: 'nginx.ingress.kubernetes.io/auth-url: "http://auth.test/"' };
  expect(moved(ingress('nginx', guarded), ingress('traefik'))).toEqual([]);
  expect(moved(ingress('nginx', { to: 'other' }), ingress('traefik', through), plugin)).toEqual([]);
});

test('shares are told in the hundred', () => {
  const canary = 'nginx.ingress.kubernetes.io/canary: "true", nginx.ingress.kubernetes.io/canary-weight: "25"';
  expect(
    moved(ingress('nginx'), ingress('nginx', { name: 'next', to: 'other', annotations: canary }), ingress('traefik')),
  ).toEqual([
    ['ingress-nginx', 'traefik', 'shop/other:80 (25 %) and shop/web:80 (75 %), path /', 'shop/web:80, path /'],
  ]);
});

test.each([
  ['https://b.test:443/x', 'https://b.test/x'],
  ['https://b.test', 'https://b.test:443'],
  ['http://b.test:80?a=b', 'http://b.test?a=b'],
])('redirects to %s and to %s are one', (one, other) => {
  const annotations = `nginx.ingress.kubernetes.io/permanent-redirect: "${one}"`;
  expect(moved(ingress('nginx', { annotations }), ingress('traefik', through), redirect(other, true))).toEqual([]);
});

test('other redirects are told, and permanent ones are another kind', () => {
  const annotations = 'nginx.ingress.kubernetes.io/permanent-redirect: "https://b.test:8443/x"';
  expect(
    moved(ingress('nginx', { annotations }), ingress('traefik', through), redirect('https://b.test/x', false)),
  ).toEqual([
    ['ingress-nginx', 'traefik', 'a permanent redirect to https://b.test:8443/x', 'a redirect to https://b.test/x'],
  ]);
});

test('one controller alone moves nowhere', () => {
  expect(movedAnswers([])).toEqual([]);
  expect(movedAnswers(analyze([{ file: 'a.yaml', text: ingress('nginx') }]).readings)).toEqual([]);
});
