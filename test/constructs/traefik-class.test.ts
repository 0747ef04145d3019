import { ApiObject, Chart } from 'cdk8s';
import type { PlatformApp, TraefikProps } from '#index.js';
import { definePlatform, traefik } from '#index.js';
import { matchers } from '#testing/index.js';

expect.extend(matchers);

/** An application with a route of the platform, and routes that somebody wrote by hand, of a class and of none. */
function shopOn(props: TraefikProps): PlatformApp {
  const { Application, PlatformApp: App } = definePlatform({ controller: traefik(props) });
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new Application(chart, 'web', { image: 'shop/web:1', port: 80, expose: { host: 'ours.example.com' } });
  byHand(chart, 'none', {});
  byHand(chart, 'internal', { 'kubernetes.io/ingress.class': 'internal' });
  return app;
}

function byHand(chart: Chart, name: string, annotations: Readonly<Record<string, string>>): void {
  const services = [{ name: 'web', port: 80 }];
  new ApiObject(chart, name, {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name, annotations },
    spec: { entryPoints: ['web'], routes: [{ kind: 'Rule', match: `Host(\`${name}.example.com\`)`, services }] },
  });
  new ApiObject(chart, `${name}-ingress`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, annotations },
    spec: {
      rules: [
        {
          host: `${name}-ingress.example.com`,
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
          },
        },
      ],
    },
  });
}

const backend = 'shop/web';

test.each<[string, TraefikProps]>([
  ['without more', {}],
  ['with another part of its static configuration', { static: { entryPoints: { web: { address: ':80' } } } }],
  ['with its providers switched on', { static: { providers: { KubernetesCRD: true, kubernetesIngress: {} } } }],
])('a class holds the providers to it, %s: routes of no class are not served', (_, props) => {
  const app = shopOn({ ...props, ingressClass: 'internal' });
  for (const served of ['ours', 'internal', 'internal-ingress'])
    expect(app).toAnswer(`http://${served}.example.com/`, { backend });
  for (const other of ['none', 'none-ingress']) expect(app).toAnswer(`http://${other}.example.com/`, { status: 404 });
});

test('without a class, routes of no class are served, and those of another are not', () => {
  const app = shopOn({});
  for (const served of ['ours', 'none', 'none-ingress'])
    expect(app).toAnswer(`http://${served}.example.com/`, { backend });
  for (const other of ['internal', 'internal-ingress'])
    expect(app).toAnswer(`http://${other}.example.com/`, { status: 404 });
});

test('the class that a provider has of its own stands, and one that is off stays off', () => {
  const app = shopOn({
    ingressClass: 'internal',
    static: { providers: { kubernetesCRD: { ingressClass: 'internal' }, kubernetesIngress: false } },
  });
  expect(app).toAnswer('http://internal.example.com/', { backend });
  expect(app).toAnswer('http://internal-ingress.example.com/', { status: 404 });
});

test('a provider of its own and what is no list of providers are left as they are', () => {
  const settings = (given: TraefikProps['static']) =>
    traefik({ ingressClass: 'internal', ...(given && { static: given }) }).settings.static;
  expect(settings(undefined)).toEqual({
    providers: {
      kubernetesCRD: { allowEmptyServices: true, ingressClass: 'internal' },
      kubernetesIngress: { allowEmptyServices: true, ingressClass: 'internal' },
    },
  });
  expect(
    settings({ Providers: { file: { filename: '/a' }, kubernetescrd: null, kubernetesIngress: 'false' } }),
  ).toEqual({
    Providers: { file: { filename: '/a' }, kubernetescrd: { ingressClass: 'internal' }, kubernetesIngress: 'false' },
  });
  expect(settings({ providers: { kubernetesCRD: { IngressClass: 'own' } } })).toEqual({
    providers: { kubernetesCRD: { IngressClass: 'own' } },
  });
  expect(settings({ providers: 'none' })).toEqual({ providers: 'none' });
});
