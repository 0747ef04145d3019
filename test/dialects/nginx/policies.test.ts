import { clusterOf } from '#cluster/cluster.js';
import { nginx } from '#dialects/nginx/index.js';
import type { JsonObject } from '#model/json.js';
import { objectOf, valueAt } from '#model/json.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentRoute } from '#model/routing/intent.js';
import { parseManifest } from '#parse/manifests.js';

const settings: ControllerSettings = {
  name: 'nginx',
  kind: 'ingress-nginx',
  assumeEndpoints: true,
  noEndpoints: [],
  flags: { 'enable-ssl-passthrough': true },
  configMap: {
    'annotations-risk-level': 'Critical',
    'allow-snippet-annotations': 'true',
    'global-allowed-response-headers': 'X-Shop',
  },
};

const plain: ControllerSettings = { ...settings, flags: {}, configMap: {} };

function route(policies: PolicySet, more: Partial<IntentRoute> = {}): IntentRoute {
  return {
    name: 'web',
    namespace: 'shop',
    hosts: ['shop.example.com'],
    paths: [{ kind: 'prefix', path: '/' }],
    backends: [{ backend: { namespace: 'shop', service: 'web', port: 80 }, weight: 1 }],
    policies,
    labels: {},
    at: { file: 'shop/web', line: 0, column: 0, endLine: 0, endColumn: 0 },
    ...more,
  };
}

const beside = { namespace: 'shop', service: 'next', port: 80 };

/** What is asked, and the annotations that say it, of the last Ingress that is written. */
const bothWays: readonly (readonly [string, PolicySet, Readonly<Record<string, string>>])[] = [
  [
    'a redirect to https',
    { httpsRedirect: { enabled: true, namesPort: true } },
    { 'force-ssl-redirect': 'true', 'preserve-trailing-slash': 'true', 'use-port-in-redirects': 'true' },
  ],
  [
    'a redirect to another site',
    { redirect: { to: { kind: 'url', url: 'https://new.example.com/' } } },
    { 'temporal-redirect': 'https://new.example.com/' },
  ],
  [
    'a redirect for good, to a path',
    { redirect: { to: { kind: 'path', path: '/new' }, status: 308 } },
    { 'permanent-redirect': '/new', 'permanent-redirect-code': '308' },
  ],
  ['the name with www', { wwwRedirect: { enabled: true } }, { 'from-to-www-redirect': 'true' }],
  ['a root of the application', { appRoot: { path: '/shop' } }, { 'app-root': '/shop' }],
  ['redirects without a host', { relativeRedirects: { enabled: true } }, { 'relative-redirects': 'true' }],
  [
    'the header of a prefix',
    { pathRewrite: { kind: 'replace-path', path: '/one' }, forwardedPrefix: { prefix: '/api' } },
    { 'rewrite-target': '/one', 'use-regex': 'true', 'x-forwarded-prefix': '/api' },
  ],
  ['another host for the backend', { upstreamHost: { host: 'inner.test' } }, { 'upstream-vhost': 'inner.test' }],
  [
    'answers that are rewritten',
    { responseRewrite: { location: { from: 'http://inner/', to: 'https://outer/' }, cookiePath: '/a /b' } },
    { 'proxy-redirect-from': 'http://inner/', 'proxy-redirect-to': 'https://outer/', 'proxy-cookie-path': '/a /b' },
  ],
  [
    'origins that may come',
    { cors: { origins: ['https://a.test'], methods: ['GET', 'PUT'], credentials: false, maxAge: 60 } },
    {
      'enable-cors': 'true',
      'cors-allow-origin': 'https://a.test',
      'cors-allow-methods': 'GET, PUT',
      'cors-allow-credentials': 'false',
      'cors-max-age': '60',
    },
  ],
  [
    'headers of the answer',
    { responseHeaders: { set: { 'X-Shop': 'one' } } },
    { 'custom-headers': 'shop/web-headers' },
  ],
  ['Strict-Transport-Security, as the ConfigMap has it', { hsts: { maxAge: 31536000, includeSubdomains: true } }, {}],
  [
    'addresses',
    { clientAddresses: { allow: ['10.0.0.0/8', '::1'], deny: ['10.0.0.1'] } },
    { 'allowlist-source-range': '10.0.0.0/8,::1', 'denylist-source-range': '10.0.0.1' },
  ],
  [
    'a password, or an address',
    {
      passwordAuthentication: { scheme: 'digest', secret: { name: 'users' }, realm: 'the shop' },
      satisfy: { enough: 'one' },
    },
    { 'auth-type': 'digest', 'auth-secret': 'users', 'auth-realm': 'the shop', satisfy: 'any' },
  ],
  [
    'another service that is asked',
    {
      externalAuthentication: {
        url: 'http://auth.shop.svc/check',
        signIn: { url: 'https://auth.test/', parameter: 'back' },
        responseHeaders: ['X-User'],
        cache: { key: '$remote_user', durations: ['200 10m'] },
        keepAlive: { connections: 8, timeout: 30 },
      },
    },
    {
      'auth-url': 'http://auth.shop.svc/check',
      'auth-signin': 'https://auth.test/',
      'auth-signin-redirect-param': 'back',
      'auth-response-headers': 'X-User',
      'auth-cache-key': '$remote_user',
      'auth-cache-duration': '200 10m',
      'auth-keepalive': '8',
      'auth-keepalive-timeout': '30',
    },
  ],
  [
    'certificates of clients',
    {
      clientCertificates: {
        authorities: [{ namespace: 'shop', name: 'ca' }],
        verify: 'optional',
        depth: 2,
        passed: 'whole',
      },
    },
    {
      'auth-tls-secret': 'shop/ca',
      'auth-tls-verify-client': 'optional',
      'auth-tls-verify-depth': '2',
      'auth-tls-pass-certificate-to-upstream': 'true',
    },
  ],
  [
    'a limit of requests',
    { rateLimit: { rps: 5, rpm: 100, burst: 15, exempt: ['10.0.0.0/8'] } },
    { 'limit-rps': '5', 'limit-rpm': '100', 'limit-burst-multiplier': '3', 'limit-allowlist': '10.0.0.0/8' },
  ],
  [
    'a limit of connections',
    { inFlightLimit: { amount: 7, exempt: ['10.0.0.0/8'] } },
    { 'limit-connections': '7', 'limit-allowlist': '10.0.0.0/8' },
  ],
  ['a limit of speed', { bandwidth: { rate: 100, after: 512 } }, { 'limit-rate': '100', 'limit-rate-after': '512' }],
  ['the size of bodies', { bodySize: { most: 8 * 1024 * 1024 } }, { 'proxy-body-size': '8m' }],
  [
    'buffers',
    {
      buffering: {
        requests: false,
        responses: true,
        requestMemory: 16384,
        buffers: { count: 8, size: 8192 },
        temporaryFile: 0,
      },
    },
    {
      'proxy-request-buffering': 'off',
      'proxy-buffering': 'on',
      'client-body-buffer-size': '16k',
      'proxy-buffers-number': '8',
      'proxy-buffer-size': '8k',
      'proxy-max-temp-file-size': '0',
    },
  ],
  [
    'how long the backend is waited for',
    { timeouts: { connect: 5, read: 60, send: 30 } },
    { 'proxy-connect-timeout': '5', 'proxy-read-timeout': '60', 'proxy-send-timeout': '30' },
  ],
  [
    'how long the head of an answer is waited for, which is a read as any other',
    { timeouts: { responseHeader: 300 } },
    { 'proxy-read-timeout': '300' },
  ],
  [
    'tries with another endpoint',
    { retries: { attempts: 3, on: ['error', '502'], timeout: 10, nonIdempotent: true } },
    {
      'proxy-next-upstream': 'error http_502 non_idempotent',
      'proxy-next-upstream-tries': '3',
      'proxy-next-upstream-timeout': '10',
    },
  ],
  ['no further tries', { retries: { on: [] } }, { 'proxy-next-upstream': 'off' }],
  [
    'another protocol',
    { backendProtocol: { protocol: 'grpc', version: '1.1', connection: 'close' } },
    { 'backend-protocol': 'GRPC', 'proxy-http-version': '1.1', 'connection-proxy-header': 'close' },
  ],
  [
    'trust in the backend',
    {
      backendProtocol: { protocol: 'https' },
      backendTls: {
        authorities: [{ namespace: 'shop', name: 'ca' }],
        verify: true,
        serverName: 'inner',
        protocols: ['TLSv1.3'],
      },
    },
    {
      'backend-protocol': 'HTTPS',
      'proxy-ssl-secret': 'shop/ca',
      'proxy-ssl-verify': 'on',
      'proxy-ssl-name': 'inner',
      'proxy-ssl-protocols': 'TLSv1.3',
    },
  ],
  [
    'sticky sessions',
    { stickySessions: { cookie: 'at', maxAge: 600, sameSite: 'Lax', mode: 'persistent', canary: 'legacy' } },
    {
      affinity: 'cookie',
      'affinity-mode': 'persistent',
      'affinity-canary-behavior': 'legacy',
      'session-cookie-name': 'at',
      'session-cookie-max-age': '600',
      'session-cookie-samesite': 'Lax',
    },
  ],
  [
    'a choice among endpoints',
    { loadBalancing: { algorithm: 'ewma', hashBy: '$request_uri', hashSubset: 2, through: 'service' } },
    {
      'load-balance': 'ewma',
      'upstream-hash-by': '$request_uri',
      'upstream-hash-by-subset': 'true',
      'upstream-hash-by-subset-size': '2',
      'service-upstream': 'true',
    },
  ],
  [
    'a canary by header, cookie and chance',
    {
      canary: {
        backend: beside,
        header: { name: 'X-Canary', pattern: '^new' },
        cookie: 'canary',
        weight: 5,
        total: 1000,
      },
    },
    {
      canary: 'true',
      'canary-by-header': 'X-Canary',
      'canary-by-header-pattern': '^new',
      'canary-by-cookie': 'canary',
      'canary-weight': '5',
      'canary-weight-total': '1000',
    },
  ],
  [
    'a mirror',
    { mirror: { to: { kind: 'url', url: 'https://copy.test' }, host: 'copy', body: false } },
    { 'mirror-target': 'https://copy.test', 'mirror-host': 'copy', 'mirror-request-body': 'off' },
  ],
  [
    'pages for errors',
    { customErrors: { statuses: ['404', '503'] }, defaultBackend: { service: 'errors' } },
    { 'custom-http-errors': '404,503', 'default-backend': 'errors' },
  ],
  [
    'ciphers of the host',
    { tlsOptions: { ciphers: ['HIGH', '!aNULL'], prefersOwnCiphers: true } },
    { 'ssl-ciphers': 'HIGH:!aNULL', 'ssl-prefer-server-ciphers': 'true' },
  ],
  ['TLS that ends at the backend', { tlsPassthrough: { enabled: true } }, { 'ssl-passthrough': 'true' }],
  ['more names', { serverAliases: { hosts: ['b.test', 'a.test'] } }, { 'server-alias': 'b.test,a.test' }],
  [
    'a firewall',
    { firewall: { enabled: true, coreRules: true, rules: 'SecRuleEngine On', transactionId: '$request_id' } },
    {
      'enable-modsecurity': 'true',
      'enable-owasp-core-rules': 'true',
      'modsecurity-snippet': 'SecRuleEngine On',
      'modsecurity-transaction-id': '$request_id',
    },
  ],
  [
    'snippets',
    { snippets: { location: 'deny all;', server: 'return 404;' } },
    { 'configuration-snippet': 'deny all;', 'server-snippet': 'return 404;' },
  ],
  [
    'what is told of requests',
    { observability: { accessLog: false, rewriteLog: true, tracing: true, operationName: 'shop', trustsSpans: false } },
    {
      'enable-access-log': 'false',
      'enable-rewrite-log': 'true',
      'enable-opentelemetry': 'true',
      'opentelemetry-operation-name': 'shop',
      'opentelemetry-trust-incoming-span': 'false',
    },
  ],
  ['what is pushed', { pushPreload: { enabled: true } }, { 'http2-push-preload': 'true' }],
];

test.each(bothWays)('%s is said in annotations and read from them', (_, policies, annotations) => {
  const { manifests, refusals } = nginx.write({ routes: [route(policies)] }, settings);
  expect(refusals).toEqual([]);
  const ingresses = manifests.filter(({ kind }) => kind === 'Ingress');
  expect(annotationsOf(ingresses.at(-1))).toEqual(annotations);
  expect(policiesOf(manifests)).toMatchObject(policies);
});

/** What is asked, and why it cannot be said where the controller is set up as it ships. */
const refused: readonly (readonly [string, PolicySet, string])[] = [
  ['headers of requests', { requestHeaders: { set: { 'X-Shop': 'one' } } }, 'by proxy-set-headers in its ConfigMap'],
  ['a circuit breaker', { circuitBreaker: { expression: 'x' } }, 'has no circuit breaker'],
  [
    'headers that the ConfigMap does not allow',
    { responseHeaders: { set: { 'X-Shop': 'one' } } },
    'global-allowed-response-headers',
  ],
  [
    'Strict-Transport-Security of its own',
    { hsts: { maxAge: 60 } },
    'hsts of its ConfigMap has it: max-age 31536000 with subdomains',
  ],
  ['snippets', { snippets: { location: 'deny all;' } }, 'allow-snippet-annotations'],
  ['TLS that ends at the backend', { tlsPassthrough: { enabled: true } }, '--enable-ssl-passthrough'],
  [
    'rules of a firewall',
    { firewall: { enabled: true, rules: 'SecRuleEngine On' } },
    'allows Critical, and it allows High',
  ],
  [
    'a URL that the annotation does not take',
    { redirect: { to: { kind: 'url', url: 'https://a.test/#top' } } },
    'a URL without $ % # + and @',
  ],
  ['an algorithm that nobody has', { loadBalancing: { algorithm: 'p2c' } }, 'round_robin, chash'],
  [
    'another time for the head of an answer than for its parts',
    { timeouts: { read: 60, responseHeader: 300 } },
    'give both the same time, or one of them',
  ],
  ['a field that no annotation holds', { timeouts: { read: 5, idle: 5 } }, 'upstream-keepalive-timeout'],
  [
    'a prefix in a header of what is not rewritten',
    { forwardedPrefix: { prefix: '/api' } },
    'with a rewritten path only',
  ],
  [
    'a Secret of another namespace',
    { passwordAuthentication: { scheme: 'basic', secret: { namespace: 'other', name: 'users' } } },
    'bring other/users into shop',
  ],
];

test.each(refused)('%s cannot be asked for', (_, policies, because) => {
  const { manifests, refusals } = nginx.write({ routes: [route(policies)] }, plain);
  expect(manifests).toEqual([]);
  expect(refusals.map(one => one.because).join()).toContain(because);
});

test('what acts on the host is wanted alike by all of its routes', () => {
  const other = route(
    { serverAliases: { hosts: ['store.example.com'] } },
    { name: 'other', paths: [{ kind: 'prefix', path: '/other' }] },
  );
  expect(reasons(route({}), other)).toEqual([
    'nginx.ingress.kubernetes.io/server-alias stands for the host shop.example.com, and route shop/other wants it otherwise; ask for the same in both',
  ]);
});

test('the root of a host is said by one of its routes, and two of them agree', () => {
  const rooted = (name: string, path: string): IntentRoute =>
    route({ appRoot: { path } }, { name, paths: [{ kind: 'prefix', path: `/${name}` }] });
  expect(reasons(route({}), rooted('other', '/shop'))).toEqual([]);
  expect(reasons(rooted('cart', '/cart'), rooted('other', '/shop'))).toEqual([
    'nginx.ingress.kubernetes.io/app-root stands for the host shop.example.com, and route shop/cart wants it otherwise; ask for the same in both',
  ]);
});

test('what acts on the Service is wanted alike by all routes that lead to it', () => {
  const sticky = route({ stickySessions: { cookie: 'at' } }, { name: 'sticky', hosts: ['other.example.com'] });
  expect(reasons(sticky, route({}))[0]).toContain('session-cookie-name stands for the Service shop/web:80');
});

test('a name that is a host itself is no other name of a host', () => {
  const named = route({ serverAliases: { hosts: ['b.test'] } });
  expect(reasons(named, route({}, { name: 'b', hosts: ['b.test'] }))).toEqual([
    'b.test is a host of a route itself, and cannot lead to another; take it away there or here',
  ]);
});

test('a service that the ConfigMap asks for all routes is not asked for one that wants none', () => {
  const configMap = { 'global-auth-url': 'http://auth.test/' };
  const { manifests } = nginx.write({ routes: [route({})] }, { ...plain, configMap });
  expect(annotationsOf(manifests[0])).toEqual({ 'enable-global-auth': 'false' });
});

test('the policies of the table hold what the ConfigMap adds', () => {
  const { manifests } = nginx.write({ routes: [route({})] }, plain);
  const policies = policiesOf(manifests, {
    ...plain,
    configMap: { 'proxy-body-size': '20m', 'whitelist-source-range': '10.0.0.0/8' },
  });
  expect(policies).toMatchObject({ bodySize: { most: 20 * 1024 * 1024 }, clientAddresses: { allow: ['10.0.0.0/8'] } });
});

function reasons(...routes: readonly IntentRoute[]): readonly string[] {
  return nginx.write({ routes }, plain).refusals.map(({ because }) => because);
}

function annotationsOf(manifest: JsonObject | undefined): Readonly<Record<string, unknown>> {
  const annotations = objectOf(valueAt(manifest ?? {}, ['metadata', 'annotations']));
  return Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [key.replace('nginx.ingress.kubernetes.io/', ''), value]),
  );
}

/** The policies of the route that was written, as the table has them, with the Secrets and Services that it names beside it. */
function policiesOf(manifests: readonly JsonObject[], under = settings): PolicySet {
  const secret = (name: string, key: string) =>
    ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'shop' }, data: { [key]: 'eA==' } }) as const;
  const all = [...manifests, secret('ca', 'ca.crt'), secret('users', 'auth')];
  const { resources } = parseManifest('written.yaml', all.map(one => JSON.stringify(one)).join('\n---\n'));
  const { table } = nginx.read(clusterOf(resources), under);
  const routes = table.listeners.flatMap(({ hosts }) => hosts.flatMap(host => host.routes));
  return routes.find(({ implicit }) => !implicit)?.policies ?? {};
}
