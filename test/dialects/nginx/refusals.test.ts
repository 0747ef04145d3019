import { nginx } from '#dialects/nginx/index.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentRoute } from '#model/routing/intent.js';

const plain: ControllerSettings = { name: 'nginx', kind: 'ingress-nginx', assumeEndpoints: true, noEndpoints: [] };
const at = { file: 'shop/web', line: 0, column: 0, endLine: 0, endColumn: 0 };
const to = (service: string, weight = 1, namespace = 'shop') => ({
  backend: { namespace, service, port: 80 },
  weight,
});

function route(more: Partial<IntentRoute>): IntentRoute {
  return {
    name: 'web',
    namespace: 'shop',
    hosts: ['shop.example.com'],
    paths: [{ kind: 'prefix', path: '/' }],
    backends: [to('web')],
    policies: {},
    labels: {},
    at,
    ...more,
  };
}

const shop = { kind: 'regex', pattern: '/shop' } as const;
const strip = { flavour: 're2', pattern: '^/shop$', ignoreCase: false } as const;

/** A policy, the field of it that cannot be said, and why. */
const policies: readonly (readonly [PolicySet, string | undefined, string, Partial<IntentRoute>?])[] = [
  [
    { clientAddresses: { allow: ['10.0.0.0/8'], status: 404 } },
    'status',
    'ingress-nginx answers 403 to other addresses; leave out the status',
  ],
  [
    { clientAddresses: { allow: [] } },
    'allow',
    'ingress-nginx closes the route where a list of addresses is empty; name an address or leave the list out',
  ],
  [
    { clientAddresses: { deny: [] } },
    'deny',
    'ingress-nginx closes the route where a list of addresses is empty; name an address or leave the list out',
  ],
  [
    { clientCertificates: { authorities: [], verify: 'required' } },
    'authorities',
    'ingress-nginx takes the authorities of client certificates from one Secret; name one',
  ],
  [
    { clientCertificates: { authorities: [{ name: 'one' }, { name: 'two' }], verify: 'required' } },
    'authorities',
    'ingress-nginx takes the authorities of client certificates from one Secret; name one',
  ],
  [
    { clientCertificates: { authorities: [{ name: 'ca' }], verify: 'unverified', demanded: true } },
    'demanded',
    'ingress-nginx demands no certificate that it does not verify; ask for one that is required',
  ],
  [
    { clientCertificates: { authorities: [{ name: 'ca' }], verify: 'required', passed: 'parts' } },
    'passed',
    'ingress-nginx passes a client certificate as a whole; ask for that, or for nothing',
  ],
  [
    {
      passwordAuthentication: { scheme: 'basic', secret: { name: 'users' }, removesCredentials: false },
    },
    'removesCredentials',
    'ingress-nginx never passes the credentials on; leave out that they are kept',
  ],
  [
    { externalAuthentication: { url: 'http://auth.shop.svc/check', global: true } },
    'global',
    'ingress-nginx asks one service for all routes, as global-auth-url of its ConfigMap says; name the service of this route, without global',
  ],
  [
    { externalAuthentication: { url: 'http://auth.shop.svc/check', sentHeaders: { namespace: '', name: 'map' } } },
    'sentHeaders',
    'the ConfigMap of the headers that the service is sent has no namespace',
  ],
  [
    { externalAuthentication: { url: 'http://auth.shop.svc/check', sentHeaders: { namespace: 'other', name: 'map' } } },
    'sentHeaders',
    'ingress-nginx looks at no objects of another namespace: bring other/map into shop, or set allow-cross-namespace-resources in its ConfigMap',
  ],
  [
    {
      externalAuthentication: {
        url: 'http://auth.shop.svc/check',
        cache: { key: '$remote_user', durations: ['200,404 5m'] },
      },
    },
    'cache',
    'ingress-nginx takes durations such as 200 202 5m, without commas',
  ],
  [
    { externalAuthentication: { url: 'http://auth.shop.svc/check', keepAlive: { connections: 0 } } },
    'keepAlive',
    'ingress-nginx keeps one connection or more, or says nothing of them',
  ],
  [
    { externalAuthentication: { url: 'http://auth.shop.svc/check', sendsBody: true } },
    'sendsBody',
    'ingress-nginx sends the service no body; leave it out',
  ],
  [
    { backendProtocol: { protocol: 'fastcgi', fastcgi: { parameters: { namespace: 'other', name: 'fcgi' } } } },
    'fastcgi',
    'ingress-nginx looks for the parameters of FastCGI in the namespace of the route; name no other',
  ],
  [
    { backendProtocol: { protocol: 'h2c' } },
    undefined,
    'ingress-nginx speaks HTTP/2 with backends of gRPC alone; ask for http or grpc',
  ],
  [
    { backendTls: { verify: true }, backendProtocol: { protocol: 'https' } },
    undefined,
    'ingress-nginx reads how it trusts a backend only beside a Secret with ca.crt, or with tls.crt and tls.key; name it as authority',
  ],
  [
    { backendTls: { authorities: [{ name: 'one' }, { name: 'two' }] }, backendProtocol: { protocol: 'https' } },
    'authorities',
    'ingress-nginx takes the authorities of a backend from one Secret; name one',
  ],
  [
    { backendTls: { authorities: [{ name: 'ca' }], ciphers: 'strong' }, backendProtocol: { protocol: 'https' } },
    'ciphers',
    'OpenSSL knows no cipher of strong',
  ],
  [
    { backendTls: { authorities: [{ name: 'ca' }], verify: true } },
    undefined,
    'ingress-nginx looks at the certificate of a backend that speaks https, and not where the protocol is http; ask for https, or leave it to the backend whom it trusts',
  ],
  [
    { backendTls: { authorities: [{ name: 'ca' }], verify: true }, backendProtocol: { protocol: 'grpcs' } },
    undefined,
    'ingress-nginx looks at the certificate of a backend that speaks https, and not where the protocol is grpcs; ask for https, or leave it to the backend whom it trusts',
  ],
  [
    { canary: { backend: to('next').backend, header: { name: 'X-Canary', value: 'new', pattern: '^new' } } },
    'header',
    'ingress-nginx compares the header of a canary with a value or with a pattern; give one of them',
  ],
  [
    { customErrors: { statuses: ['500-599'] } },
    'statuses',
    'ingress-nginx names statuses from 400 to 599 one by one, not 500-599; name each',
  ],
  [
    { customErrors: { statuses: ['404'], backend: to('errors').backend } },
    'backend',
    'ingress-nginx asks the default backend of the route for the pages of errors; name errors as default backend',
  ],
  [{ loadBalancing: { hashSubset: 3 } }, 'hashSubset', 'ingress-nginx hashes in groups what is hashed; say by what'],
  [
    { loadBalancing: { through: 'node-port' } },
    'through',
    'ingress-nginx calls pods or their Service, and no port of a node; ask for one of these',
  ],
  [{ cors: { origins: [] } }, undefined, 'ingress-nginx lets every origin in where none is named; name one'],
  [
    { cors: { origins: ['*', 'https://shop.example.com'] } },
    'origins',
    'an origin beside * has no effect under ingress-nginx',
  ],
  [
    { cors: { origins: ['https://shop.example.com', 'shop.example.com'] } },
    'origins',
    'ingress-nginx takes no origin shop.example.com; write https://shop.example.com',
  ],
  [
    { hsts: { maxAge: 60, always: true } },
    'always',
    'ingress-nginx sends Strict-Transport-Security over https alone; leave it out',
  ],
  [
    { hsts: { maxAge: 36000 } },
    undefined,
    'ingress-nginx sends Strict-Transport-Security for all routes as hsts of its ConfigMap has it: max-age 31536000 with subdomains; ask for the same, or leave it out',
  ],
  [{ responseHeaders: { set: {} } }, undefined, 'no header of the answer is named'],
  [{ responseHeaders: {} }, undefined, 'no header of the answer is named'],
  [
    { buffering: { buffers: { size: 0 } } },
    'buffers',
    'nginx refuses these buffers: proxy-buffer-size is not a size in bytes, k or m',
  ],
  [
    { buffering: { buffers: { count: 1 } } },
    'buffers',
    'nginx refuses these buffers: proxy-buffers-number is not two buffers or more',
  ],
  [
    { buffering: { buffers: { count: 2 } } },
    'buffers',
    'nginx refuses these buffers: proxy-buffers-number is not three buffers or more',
  ],
  [
    { buffering: { buffers: { count: 2, size: 4096, busy: 8192 } } },
    'buffers',
    'nginx refuses these buffers: proxy-busy-buffers-size is not a size from 4096 to 4096 bytes, as the other buffers have it',
  ],
  [
    { buffering: { buffers: { size: 8192 }, temporaryFile: 4096 } },
    'buffers',
    'nginx refuses these buffers: proxy-max-temp-file-size is not 0, or 8192 bytes and more',
  ],
  [{ inFlightLimit: { amount: 0 } }, 'amount', 'a limit of 0 requests lets nobody in'],
  [
    { inFlightLimit: { amount: 5, by: { kind: 'host' } } },
    'by',
    'ingress-nginx counts clients by the address of their connection; leave out by what they are counted',
  ],
  [
    { rateLimit: { rps: 0.001 } },
    'rps',
    'ingress-nginx counts whole requests a second or a minute, not 0.001 a second',
  ],
  [{ rateLimit: { rps: 2.51 } }, 'rps', 'ingress-nginx counts whole requests a second or a minute, not 2.51 a second'],
  [
    { rateLimit: { rps: 0.5, rpm: 20 } },
    'rpm',
    'ingress-nginx has one limit a second and one a minute, in whole requests; leave out 20 a minute',
  ],
  [
    { rateLimit: { rps: 5, burst: 12 } },
    'burst',
    'ingress-nginx lets a multiple of the rate exceed it, and 12 is no multiple of 5',
  ],
  [
    { rateLimit: { rps: 5, burst: 0 } },
    'burst',
    'ingress-nginx lets a multiple of the rate exceed it, and 0 is no multiple of 5',
  ],
  [{ appRoot: { path: 'shop' } }, 'path', 'ingress-nginx takes a root that begins with a slash, not shop'],
  [
    { redirect: { to: { kind: 'path', path: '/new' }, status: 309 } },
    'status',
    'ingress-nginx redirects with 300 to 308, not 309',
  ],
  [
    { redirect: { to: { kind: 'path', path: '/new' }, status: 299 } },
    'status',
    'ingress-nginx redirects with 300 to 308, not 299',
  ],
  [
    { redirect: { to: { kind: 'path', path: 'new' } } },
    'to',
    'ingress-nginx sends a route to a URL, or to a path that begins with a slash, not to new',
  ],
  [
    { redirect: { to: { kind: 'url', url: '/new' } } },
    'to',
    'ingress-nginx sends a route to a URL, or to a path that begins with a slash, not to /new',
  ],
  [
    { redirect: { to: { kind: 'pattern', pattern: '^/(.*)', replacement: '/$1' } } },
    undefined,
    'ingress-nginx sends a route to one place, not by an expression; name the place',
  ],
  [
    { redirect: { to: { kind: 'scheme', scheme: 'http' } } },
    'to',
    'ingress-nginx changes no scheme but to https; ask for the redirect to https, or name the URL',
  ],
  [
    { responseRewrite: { cookiePath: '/one /two /three' } },
    'cookiePath',
    'nginx takes off or two paths for cookies, not /one /two /three',
  ],
  [{ responseRewrite: { cookiePath: '' } }, 'cookiePath', 'nginx takes off or two paths for cookies, not '],
  [
    { responseRewrite: { location: { from: 'http://inner/' } } },
    'location',
    'nginx puts something in the place of http://inner/; say what',
  ],
  [{ pathRewrite: { kind: 'replace-path', path: '/a//b' } }, 'path', 'the path /a//b holds //'],
  [
    { pathRewrite: { kind: 'replace-path', path: '/a b' } },
    'path',
    'ingress-nginx takes only letters, digits and / - . _ ~ : in the path that the backend sees, not /a b',
  ],
  [
    { pathRewrite: { kind: 'strip-prefix' } },
    undefined,
    'a regular expression has no prefix to rewrite; give the route a prefix',
    { paths: [shop] },
  ],
  [
    { pathRewrite: { kind: 'pattern', regex: strip, replacement: '/$10', whole: true } },
    'replacement',
    'ingress-nginx takes letters, digits, / - . _ ~ : and groups such as $1 in the path that the backend sees, not /$10',
    { paths: [shop] },
  ],
  [
    { pathRewrite: { kind: 'pattern', regex: strip, replacement: '/', whole: true } },
    'regex',
    'ingress-nginx rewrites by the regular expression of the path itself, not by ^/shop$; make it the path of the route',
  ],
  [{ serverAliases: { hosts: [] } }, undefined, 'no other name of the host is given'],
  [
    { serverAliases: { hosts: ['*.example.net'] } },
    'hosts',
    'a star among the other names of a host takes any number of labels, not one: name the hosts that *.example.net stands for',
  ],
  [
    { serverAliases: { hosts: ['shop.example.com'] } },
    'hosts',
    'shop.example.com is a host of the route itself; leave it out of its other names',
  ],
  [
    { serverAliases: { hosts: ['old.example.com'] } },
    undefined,
    'ingress-nginx gives other names to one host; give each host a route of its own',
    { hosts: ['a.example.com', 'b.example.com'] },
  ],
  [
    { snippets: { authentication: 'deny all;' } },
    'authentication',
    'a snippet for authentication is read with an external authentication only; ask for one',
  ],
  [
    { tlsOptions: { minVersion: 'TLSv1.3' } },
    'minVersion',
    'ingress-nginx has the same versions of TLS for all hosts, by ssl-protocols in its ConfigMap; set them there, or leave them out',
  ],
  [
    { tlsOptions: { maxVersion: 'TLSv1.3' } },
    'maxVersion',
    'ingress-nginx has the same versions of TLS for all hosts, by ssl-protocols in its ConfigMap; set them there, or leave them out',
  ],
  [{ tlsOptions: { ciphers: ['strong', 'weak'] } }, 'ciphers', 'OpenSSL knows no cipher of strong, weak'],
  [
    { tlsPassthrough: { enabled: true } },
    undefined,
    'ingress-nginx sees no path where TLS ends at the backend; give the route the path /',
    { paths: [{ kind: 'prefix', path: '/cart' }] },
  ],
];

const eachPolicy = policies.map(([asked, field, because, more = {}]) => [asked, field, because, more] as const);

test.each(eachPolicy)('the policy %j is refused', (asked, field, because, more) => {
  const settings: ControllerSettings = {
    ...plain,
    configMap: { 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' },
    flags: { 'enable-ssl-passthrough': 'true' },
  };
  const [policy] = Object.keys(asked);
  expect(nginx.write({ routes: [route({ policies: asked, ...more })] }, settings)).toEqual({
    manifests: [],
    refusals: [
      { kind: 'unsupported-policy', route: 'web', at, policy, because, ...(field !== undefined && { field }) },
    ],
  });
});

/** What a route is, the kind of its refusal, and why. */
const routes: readonly (readonly [Partial<IntentRoute>, string, string, ControllerSettings?])[] = [
  [{ paths: [{ kind: 'prefix', path: 'cart' }] }, 'unsupported-path', 'the path cart does not begin with a slash'],
  ...['/a//b', '/a/./b', '/a/..', '/a%2fb'].map(
    path =>
      [
        { paths: [{ kind: 'exact', path }] },
        'unsupported-path',
        `the path ${path} holds //, /./, /../ or %2F, which nginx resolves before it looks`,
      ] as const,
  ),
  [{ paths: [{ kind: 'prefix', path: '/a\u0007' }] }, 'unsupported-path', 'the path holds a control character'],
  [
    { paths: [{ kind: 'prefix', path: '/etc/passwd' }] },
    'unsupported-path',
    'deep inspection of ingress-nginx refuses the path /etc/passwd',
  ],
  [
    { paths: [{ kind: 'regex', pattern: '/x/etc/passwd' }] },
    'unsupported-path',
    'deep inspection of ingress-nginx refuses the path /x/etc/passwd',
  ],
  [
    { paths: [{ kind: 'regex', pattern: '/é' }] },
    'unsupported-path',
    'the regular expression /é means another thing to nginx, which knows bytes and no Unicode',
  ],
  [
    { paths: [{ kind: 'regex', pattern: '/(?P<a>b)(?P<a>c)' }] },
    'unsupported-path',
    'nginx cannot read the regular expression /(?P<a>b)(?P<a>c): two groups are named a',
  ],
  [
    { hosts: ['shop_example.com'] },
    'unsupported-host',
    'shop_example.com is no host of an Ingress; write a name such as shop.example.com or *.example.com',
  ],
  [
    { hosts: ['a.'.repeat(127)] },
    'unsupported-host',
    `${'a.'.repeat(127)} is no host of an Ingress; write a name such as shop.example.com or *.example.com`,
  ],
  [
    { hosts: [], tls: { secret: 'web-tls' } },
    'unsupported-host',
    'ingress-nginx serves no certificate of its own for every host; name the hosts',
  ],
  [
    { backends: [to('web', 1, 'other')] },
    'unsupported-backends',
    'an Ingress reaches Services of its own namespace only, not other/web:80',
  ],
  [{ backends: [to('web', 0)] }, 'unsupported-backends', 'no Service gets a share of the requests'],
  [
    { backends: [to('web', 0.5), to('next', 0.5)] },
    'unsupported-backends',
    'the weights of a canary are whole numbers',
  ],
  [{ backends: [to('web'), to('web')] }, 'unsupported-backends', 'shop/web:80 stands twice among the backends'],
  [
    { backends: [to('web'), to('next')], policies: { canary: { backend: to('new').backend } } },
    'unsupported-backends',
    'ingress-nginx splits traffic between two Services, by one canary Ingress: name at most two',
  ],
  ...[
    [-1, 100],
    [101, 100],
    [5, 50],
  ].map(
    ([weight = 0, total = 0]) =>
      [
        { policies: { canary: { backend: to('next').backend, weight, total } } },
        'unsupported-backends',
        `ingress-nginx counts the share of a canary from 0 to a total of 100 or more, not ${weight} of ${total}`,
      ] as const,
  ),
  [
    { policies: { canary: { backend: to('next').backend, weight: 101 } } },
    'unsupported-backends',
    'ingress-nginx counts the share of a canary from 0 to a total of 100 or more, not 101 of 100',
  ],
  [
    { backends: [to('web'), to('next')], policies: { canary: { cookie: 'new', weight: 5 } } },
    'unsupported-backends',
    'a canary among the backends has its weight there; leave out the weight of the policy',
  ],
  [
    { policies: { canary: { cookie: 'new' } } },
    'unsupported-backends',
    'a canary is a second Service; name it, or two backends',
  ],
  [
    { policies: { canary: { backend: to('web').backend } } },
    'unsupported-backends',
    'shop/web:80 stands twice among the backends',
  ],
  [
    { policies: { hsts: { maxAge: 60 } } },
    'unsupported-policy',
    'ingress-nginx sends Strict-Transport-Security for all routes as hsts of its ConfigMap has it: nothing; ask for the same, or leave it out',
    { ...plain, configMap: { hsts: 'false' } },
  ],
  [
    { policies: { hsts: { maxAge: 60 } } },
    'unsupported-policy',
    'ingress-nginx sends Strict-Transport-Security for all routes as hsts of its ConfigMap has it: max-age 300 and preload; ask for the same, or leave it out',
    { ...plain, configMap: { 'hsts-max-age': '300', 'hsts-include-subdomains': 'false', 'hsts-preload': 'true' } },
  ],
  [
    { policies: { upstreamHost: { host: 'inner.shop.svc' } } },
    'unsupported-policy',
    'annotation-value-word-blocklist of the ConfigMap holds .svc, which is in nginx.ingress.kubernetes.io/upstream-vhost; write it in another way',
    { ...plain, configMap: { 'annotation-value-word-blocklist': 'alias,.svc' } },
  ],
  [
    { policies: { upstreamHost: { host: '' } } },
    'unsupported-policy',
    'ingress-nginx takes a name or regular expression without blanks, commas, quotes and ; @ % # < > ! for nginx.ingress.kubernetes.io/upstream-vhost, not nothing',
  ],
  [
    { policies: { responseHeaders: { set: { 'X-Price': '5 $' } } } },
    'unsupported-policy',
    'the header X-Price holds a character that ingress-nginx would change',
    { ...plain, configMap: { 'global-allowed-response-headers': 'X-Shop, X-Price' } },
  ],
  [
    {
      policies: {
        rateLimit: { rps: 5, exempt: ['10.0.0.0/8'] },
        inFlightLimit: { amount: 5, exempt: ['10.1.0.0/16'] },
      },
    },
    'unsupported-policy',
    'nginx.ingress.kubernetes.io/limit-allowlist stands for two policies of the route, and cannot be both 10.0.0.0/8 and 10.1.0.0/16',
  ],
];

const eachRoute = routes.map(([more, kind, because, settings = plain]) => [more, kind, because, settings] as const);

test.each(eachRoute)('the route %j is an %s', (more, kind, because, settings) => {
  const { manifests, refusals } = nginx.write({ routes: [route(more)] }, settings);
  expect(manifests).toEqual([]);
  expect(refusals.map(one => [one.kind, one.because])).toEqual([[kind, because]]);
});

test.each<[NonNullable<PolicySet['canary']>]>([
  [{ weight: 0 }],
  [{ weight: 100 }],
  [{ weight: 150, total: 200 }],
  [{ total: 50 }],
])('a canary with %j shares the requests', canary => {
  const policies = { canary: { ...canary, backend: to('next').backend } };
  expect(nginx.write({ routes: [route({ policies })] }, plain).refusals).toEqual([]);
});

test('two Services whose upstreams nginx calls by one name are refused', () => {
  const one = route({ namespace: 'a', backends: [to('b-c', 1, 'a')] });
  const other = route({ namespace: 'a-b', hosts: ['other.example.com'], backends: [to('c', 1, 'a-b')] });
  expect(nginx.write({ routes: [one, other] }, plain).refusals.map(({ because }) => because)).toEqual([
    'ingress-nginx calls a/b-c:80 and a-b/c:80 by one name, and would mix them up',
  ]);
});

test('what stands for every host is wanted alike by all routes without a host', () => {
  const cors = { origins: ['https://shop.example.com'] };
  const app = route({ name: 'app', hosts: [], policies: { appRoot: { path: '/app' } } });
  const other = route({
    name: 'cart',
    hosts: [],
    paths: [{ kind: 'prefix', path: '/cart' }],
    policies: { appRoot: { path: '/cart' }, cors },
  });
  expect(nginx.write({ routes: [app, other] }, plain).refusals).toEqual([
    {
      kind: 'conflicting-routes',
      route: 'cart',
      at,
      policy: 'appRoot',
      because:
        'nginx.ingress.kubernetes.io/app-root stands for every host, and route shop/app wants it otherwise; ask for the same in both',
    },
  ]);
});

test.each<PolicySet>([
  { hsts: { maxAge: 31536000, includeSubdomains: true, preload: false, always: false } },
  { clientCertificates: { authorities: [{ name: 'ca' }], verify: 'required', demanded: false } },
  { externalAuthentication: { url: 'http://auth.test/', sendsBody: false, keepsLocation: false, keepsMethod: false } },
])('what the controller never does is not asked for by false: %j', asked => {
  expect(nginx.write({ routes: [route({ policies: asked })] }, plain).refusals).toEqual([]);
});

test('an Issuer of the namespace is named apart from that of the cluster, and a canary takes a name that is free', () => {
  const tls = { secret: 'web-tls', issuer: { kind: 'Issuer', name: 'own' } } as const;
  const shared = route({ tls, backends: [to('web', 9), to('next', 1)] });
  const taken = route({ name: 'web-canary', hosts: ['other.example.com'], backends: [to('other')] });
  const { manifests } = nginx.write({ routes: [shared, taken] }, plain);
  expect(manifests.map(({ metadata }) => metadata)).toEqual([
    {
      name: 'web',
      namespace: 'shop',
      annotations: {
        'cert-manager.io/issuer': 'own',
        'nginx.ingress.kubernetes.io/force-ssl-redirect': 'false',
        'nginx.ingress.kubernetes.io/ssl-redirect': 'false',
      },
    },
    {
      name: 'web-canary-2',
      namespace: 'shop',
      annotations: {
        'nginx.ingress.kubernetes.io/canary': 'true',
        'nginx.ingress.kubernetes.io/canary-weight': '10',
      },
    },
    {
      name: 'web-canary',
      namespace: 'shop',
      annotations: {
        'nginx.ingress.kubernetes.io/force-ssl-redirect': 'false',
        'nginx.ingress.kubernetes.io/ssl-redirect': 'false',
      },
    },
  ]);
});
