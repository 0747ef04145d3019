import { controllerFlags } from '#dialects/nginx/installation/flags/flags.table.js';
import { analyze } from '#ask/analyze.js';
import { request } from '#ask/index.js';
import { inShort } from '../versions/answered.js';

const web = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop, annotations: { nginx.ingress.kubernetes.io/ssl-redirect: "false" } }
spec:
  ingressClassName: nginx
  tls: [{ hosts: [shop.example.com] }]
  rules:
    - host: shop.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }] }
`;

const bare = web.replace('  ingressClassName: nginx\n', '');
const annotated = (annotation: string) => web.replace('{ nginx.', `{ ${annotation}, nginx.`);
const classes = (name: string, controller: string) => `
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: ${name} }
spec: { controller: ${controller} }
`;
const external = web.replace('spec: { ports:', 'spec: { type: ExternalName, externalName: web.example.org, ports:');
const streams = `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: streams, namespace: ingress }
data: { "9000": "shop/web:80", "9001": "shop/web:81", "80": "shop/web:80" }
`;
const secret = `
---
apiVersion: v1
kind: Secret
metadata: { name: fallback, namespace: ingress }
type: kubernetes.io/tls
data: { tls.crt: "", tls.key: "" }
`;

/** Of each flag on which an answer rests: manifests, a request, and what is answered without the flag and with it. */
const cases: readonly (readonly [
  flag: string,
  manifests: string,
  url: string,
  without: string,
  value: string | boolean | number,
  beside: string,
])[] = [
  [
    'annotations-prefix',
    annotated('example.com/permanent-redirect: https://new.example.com'),
    shop(),
    'shop/web:80',
    'example.com',
    '301 https://new.example.com',
  ],
  [
    'configmap',
    web + settings('ssl-redirect: "true", force-ssl-redirect: "true"'),
    shop(),
    'shop/web:80',
    'ingress/settings',
    '308 https://shop.example.com',
  ],
  [
    'controller-class',
    web + classes('nginx', 'example.com/internal'),
    shop(),
    '404',
    'example.com/internal',
    'shop/web:80',
  ],
  ['deep-inspect', web.replace('path: /,', 'path: "/etc/nginx",'), shop('etc/nginx'), '404', false, 'shop/web:80'],
  ['default-backend-service', web, 'http://other.example.com/', '404', 'shop/web', 'shop/web:80'],
  [
    'disable-catch-all',
    web.replace('  rules:', '  defaultBackend: { service: { name: web, port: { number: 80 } } }\n  rules:'),
    shop(),
    'shop/web:80',
    true,
    '404',
  ],
  ['disable-svc-external-name', external, shop(), 'shop/web:80', true, '503'],
  [
    'enable-annotation-validation',
    annotated('nginx.ingress.kubernetes.io/ssl-passthrough: "yes"'),
    shop(),
    '404',
    false,
    'shop/web:80',
  ],
  [
    'enable-ssl-passthrough',
    annotated('nginx.ingress.kubernetes.io/ssl-passthrough: "true", nginx.ingress.kubernetes.io/app-root: /home'),
    secure(),
    '302 https://shop.example.com/home',
    true,
    'shop/web:80',
  ],
  [
    'enable-topology-aware-routing',
    web.replace('ports:', 'trafficDistribution: PreferClose, ports:'),
    shop(),
    'shop/web:80',
    true,
    'unknown missing-manifest',
  ],
  ['health-check-path', web, 'http://other.example.com/alive', '404', '/alive', '200'],
  ['http-port', web, 'http://shop.example.com:8080/', 'unknown no-listener', 8080, 'shop/web:80'],
  ['https-port', web, 'https://shop.example.com:8443/', 'unknown no-listener', 8443, 'shop/web:80'],
  [
    'ingress-class',
    web
      .replace(
        'nginx.ingress.kubernetes.io/ssl',
        'kubernetes.io/ingress.class: internal, nginx.ingress.kubernetes.io/ssl',
      )
      .replace('  ingressClassName: nginx\n', ''),
    shop(),
    '404',
    'internal',
    'shop/web:80',
  ],
  ['ingress-class-by-name', web + classes('nginx', 'example.com/internal'), shop(), '404', true, 'shop/web:80'],
  [
    'ssl-passthrough-proxy-port',
    annotated('nginx.ingress.kubernetes.io/from-to-www-redirect: "true"'),
    'https://www.shop.example.com/',
    '308 https://shop.example.com:442',
    444,
    '308 https://shop.example.com:444',
  ],
  [
    'tcp-services-configmap',
    web + streams,
    'http://any.example.com:9000/',
    'unknown no-listener',
    'ingress/streams',
    'shop/web:80',
  ],
  ['watch-ingress-without-class', bare, shop(), '404', true, 'shop/web:80'],
  ['watch-namespace', web, shop(), 'shop/web:80', 'other', '404'],
  ['watch-namespace-selector', web, shop(), 'shop/web:80', 'kubernetes.io/metadata.name!=shop', '404'],
];

function shop(path = ''): string {
  return `http://shop.example.com/${path}`;
}

function secure(): string {
  return 'https://shop.example.com/';
}

function settings(data: string): string {
  return `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: ingress }
data: { ${data} }
`;
}

function factsWith(manifests: string, flags: Readonly<Record<string, string | boolean | number>>) {
  return analyze([{ file: 'k8s.yaml', text: manifests }], {
    controllers: [{ kind: 'ingress-nginx', flags }],
    complete: true,
  });
}

function ask(manifests: string, url: string, flags: Readonly<Record<string, string | boolean | number>>): string {
  const asked = request(factsWith(manifests, flags), url);
  if ('fault' in asked || !asked.value[0]) throw new Error('nobody answers');
  return inShort(asked.value[0]);
}

/** What another flag has to say before this one acts. */
const needs: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  'ssl-passthrough-proxy-port': { 'enable-ssl-passthrough': true },
};

test.each(cases)('--%s acts on an answer', (flag, manifests, url, without, value, beside) => {
  const { [flag]: others = {} } = needs;
  expect(ask(manifests, url, others)).toBe(without);
  expect(ask(manifests, url, { ...others, [flag]: value })).toBe(beside);
});

test('--default-ssl-certificate is the certificate of hosts that have none', () => {
  const certificateOf = (flags: Readonly<Record<string, string>>) => {
    const asked = request(factsWith(web + secret, flags), 'https://other.example.com/');
    return 'fault' in asked ? asked.fault : asked.value[0]?.tls?.certificate;
  };
  expect(certificateOf({})).toBe('default');
  expect(certificateOf({ 'default-ssl-certificate': 'ingress/fallback' })).not.toBe('default');
});

test('an entry of --udp-services-configmap that leads nowhere is said, and no request comes by UDP', () => {
  const notes = factsWith(web + streams, { 'udp-services-configmap': 'ingress/streams' }).readings.flatMap(
    one => one.notes,
  );
  expect(
    notes.filter(({ subject }) => subject.kind === 'ConfigMap').map(({ kind, path }) => [kind, path.at(-1)]),
  ).toEqual([
    ['invalid-value', '80'],
    ['missing-port', '9000'],
    ['missing-port', '9001'],
  ]);
  expect(ask(web + streams, 'http://any.example.com:9000/', { 'udp-services-configmap': 'ingress/streams' })).toBe(
    'unknown no-listener',
  );
});

test('with --version the controller tells its version and ends: it is refused where it is written', () => {
  const workload = `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller, namespace: ingress }
spec:
  template:
    spec:
      containers:
        - { name: controller, image: "registry.k8s.io/ingress-nginx/controller:v1.15.1", args: [/nginx-ingress-controller, --version] }
`;
  expect(ask(web + workload, shop(), {})).toBe('unknown refused-configuration');
});

test('under another prefix the usual annotations are not read, which is said of each', () => {
  const both = annotated('example.com/app-root: /a, nginx.ingress.kubernetes.io/whitelist-source-range: 10.0.0.0/8');
  expect(ask(both, shop(), { 'annotations-prefix': 'example.com' })).toBe('302 http://shop.example.com/a');
  const notes = factsWith(both, { 'annotations-prefix': 'example.com' }).readings.flatMap(one => one.notes);
  expect(notes.flatMap(one => (one.kind === 'ignored-value' ? [[one.key, one.effect]] : []))).toEqual([
    ['nginx.ingress.kubernetes.io/whitelist-source-range', 'access-dropped'],
    ['nginx.ingress.kubernetes.io/ssl-redirect', 'ignored'],
  ]);
});

test('a value of another prefix that is not taken is shown under its own name', () => {
  const broken = annotated('example.com/ssl-passthrough: "maybe"');
  const notes = factsWith(broken, { 'annotations-prefix': 'example.com' }).readings.flatMap(one => one.notes);
  expect(notes.flatMap(one => (one.kind === 'invalid-value' ? [one.key] : []))).toEqual([
    'example.com/ssl-passthrough',
  ]);
});

test('each flag that acts, or may, is shown to act', () => {
  const elsewhere = ['default-ssl-certificate', 'udp-services-configmap', 'version'];
  const acting = controllerFlags.filter(({ here }) => here !== 'idle').map(({ name }) => name);
  expect([...cases.map(([flag]) => flag), ...elsewhere].sort()).toEqual([...acting].sort());
});
