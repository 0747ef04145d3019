import { answered, inShort } from './answered.js';

function ingress(annotations: Readonly<Record<string, string>>, path = '/'): string {
  const named = Object.entries(annotations).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]);
  const backend = { service: { name: 'web', port: { number: 80 } } };
  return JSON.stringify({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace: 'shop', annotations: Object.fromEntries(named) },
    spec: {
      ingressClassName: 'nginx',
      rules: [{ host: 'shop.example.com', http: { paths: [{ path, pathType: 'ImplementationSpecific', backend }] } }],
    },
  });
}

const service = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }] }
`;

function ask(version: string | undefined, manifest: string, path = '/', more = service): string {
  const controllers = [{ kind: 'ingress-nginx' as const, ...(version !== undefined && { version }) }];
  return inShort(answered([manifest, more].join('\n---\n'), controllers, `http://shop.example.com${path}`));
}

test('a Secret of another namespace is read until 1.12', () => {
  const users = `${service}
---
apiVersion: v1
kind: Secret
metadata: { name: users, namespace: people }
stringData: { auth: "anna:$apr1$h6uwSBRF$kD0wJ2Qb0mXnZ4bq2T6GV/" }
`;
  const web = ingress({ 'auth-type': 'basic', 'auth-secret': 'people/users' });
  expect(ask('1.11', web, '/', users)).toBe('401');
  expect(ask('1.12', web, '/', users)).toBe('503');
  expect(ask(undefined, web, '/', users)).toBe('503');
});

test('snippets were taken before 1.9 without being allowed', () => {
  const web = ingress({ 'configuration-snippet': 'return 418;' });
  expect(ask('1.9', web)).toBe('shop/web:80');
  expect(ask('1.8', web)).toBe('unknown controller-version');
});

test('an annotation of the risk Critical drops the Ingress since 1.12', () => {
  const web = ingress({ 'server-snippet': 'return 418;' });
  expect(ask('1.11.8', web)).toBe('shop/web:80');
  expect(ask('1.12.0', web)).toBe('404');
});

test('the tag of the image names the version', () => {
  const controller = (image: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress-nginx-controller, namespace: ingress-nginx }
spec: { template: { spec: { containers: [{ name: controller, image: "${image}", args: [/nginx-ingress-controller] }] } } }
---
${service}`;
  const web = ingress({ 'server-snippet': 'return 418;' });
  const asked = (image: string) =>
    inShort(answered([web, controller(image)].join('\n---\n'), undefined, 'http://shop.example.com/'));
  expect(asked('registry.k8s.io/ingress-nginx/controller:v1.11.3@sha256:d56f13a')).toBe('shop/web:80');
  expect(asked('registry.k8s.io/ingress-nginx/controller:v1.12.1')).toBe('404');
  expect(asked('registry.k8s.io/ingress-nginx/controller@sha256:d56f13a')).toBe('404');
});

test('a version outside answers what its nearest neighbour answers, where no change bears on it', () => {
  expect(ask('1.2', ingress({}))).toBe('shop/web:80');
  expect(ask('1.16', ingress({}))).toBe('shop/web:80');
  expect(ask('0.49', ingress({}))).toBe('unknown controller-unread');
});
