import { dump } from 'js-yaml';
import { analyze } from '#ask/analyze.js';
import { check } from '#ask/index.js';
import { answered, inShort } from '../versions/answered.js';

const route = (entryPoint: string) => `
---
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: web, namespace: shop }
spec:
  entryPoints: [${entryPoint}]
  routes: [{ kind: Rule, match: "Host(\`shop.example.com\`)", services: [{ name: web, port: 80 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }] }
`;

const config = (values: object) =>
  dump({
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChartConfig',
    metadata: { name: 'traefik', namespace: 'kube-system' },
    spec: { valuesContent: dump(values) },
  });

const release = (values: object, version = '39.0.0') =>
  dump({
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'traefik', namespace: 'traefik' },
    spec: { chart: { spec: { chart: 'traefik', version } }, values },
  });

const ask = (manifests: string, url = 'http://shop.example.com/cart') => inShort(answered(manifests, undefined, url));

test.each([
  ['since v34 as redirections', { redirections: { entryPoint: { to: 'websecure', permanent: true } } }],
  ['since v39 below http', { http: { redirections: { entryPoint: { to: 'websecure' } } } }],
  ['before as redirectTo', { redirectTo: { port: 'websecure' } }],
  ['long before by its name', { redirectTo: 'websecure' }],
])('the chart redirects an entry point: %s', (_, web) => {
  expect(ask(config({ ports: { web } }) + route('web'))).toBe('301 https://shop.example.com/cart');
});

test('further arguments of the chart are arguments', () => {
  const values = {
    additionalArguments: [
      '--entryPoints.web.http.redirections.entryPoint.to=websecure',
      '--entryPoints.web.http.redirections.entryPoint.permanent=false',
    ],
    ports: { websecure: { exposedPort: 8443 } },
  };
  expect(ask(release(values) + route('web'))).toBe('302 https://shop.example.com:8443/cart');
});

const nobody = dump({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    replicas: 0,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web' }] } },
  },
});

test('a Service without endpoints answers 503 since chart 31, and has no route before it', () => {
  const shop = `${route('web').replace('spec: { ports', 'spec: { selector: { app: web }, ports')}---\n${nobody}`;
  expect(ask(release({}, '31.1.0') + shop)).toBe('503');
  expect(ask(release({}, '30.1.0') + shop)).toBe('404');
  expect(ask(release({ providers: { kubernetesCRD: { allowEmptyServices: true } } }, '30.1.0') + shop)).toBe('503');
});

test.each(['traefik', 'ingress-nginx'])('that values of the chart %s stand elsewhere is said', chart => {
  const spec = { chart: { spec: { chart } }, valuesFrom: [{ kind: 'ConfigMap', name: 'more' }] };
  const metadata = { name: chart, namespace: 'edge' };
  const text = dump({ apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata, spec });
  expect(check(analyze([{ file: 'k8s.yaml', text }])).map(one => one.message)).toContain(
    'values is not read: ConfigMap edge/more, which holds more values, is not among the manifests; what is not seen is taken to be as the chart has it',
  );
});

test('a provider that the values turn off reads nothing', () => {
  expect(ask(release({ providers: { kubernetesCRD: { enabled: false } } }) + route('web'))).toBe('404');
  expect(ask(release({}) + route('web'))).toBe('shop/web:80');
});

test('an entry point with a port of its own is asked there', () => {
  const values = {
    ports: { admin: { port: 9000, exposedPort: 9443, expose: { default: true }, tls: { enabled: true } } },
  };
  expect(ask(release(values) + route('admin'), 'https://shop.example.com:9443/')).toBe('shop/web:80');
});

test('the chart makes the default class of its cluster', () => {
  const ingress = `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec: { rules: [{ host: shop.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }] }
`;
  expect(ask(release({}) + ingress)).toBe('shop/web:80');
  const narrow = { ingressClass: { enabled: false }, providers: { kubernetesIngress: { ingressClass: 'internal' } } };
  expect(ask(release(narrow) + ingress)).toBe('404');
});

test.each([
  ['26.1.0', {}, '2.11.0'],
  ['33.2.1', {}, '3.2.2'],
  ['36.x', {}, '3.4'],
  ['37.1', {}, '3.5'],
  ['39.0.0', { image: { tag: 'v3.5.2' } }, '3.5.2'],
])('chart %s with %j brings Traefik %s', (version, values, traefik) => {
  expect(answered(release(values, version) + route('web'), undefined, 'http://shop.example.com/').version).toBe(
    traefik,
  );
});

test('a range of charts that bring several minors tells no version', () => {
  const manifests = release({}, '37.x') + route('web');
  expect(answered(manifests, undefined, 'http://shop.example.com/').versionAssumed).toBe(true);
});

test('a request to no port comes to the usual one, wherever it stands among the entry points', () => {
  const traefik = `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: traefik, namespace: kube-system }
spec:
  template:
    metadata: { labels: { app: traefik } }
    spec:
      containers:
        - name: traefik
          image: rancher/mirrored-library-traefik:3.3.6
          args: [--entryPoints.metrics.address=:9100/tcp, --entryPoints.web.address=:8000/tcp, --providers.kubernetescrd]
          ports: [{ containerPort: 8000, name: web }]
---
apiVersion: v1
kind: Service
metadata: { name: traefik, namespace: kube-system }
spec: { selector: { app: traefik }, ports: [{ port: 80, targetPort: web }] }
`;
  expect(ask(traefik + route('web'))).toBe('shop/web:80');
});
