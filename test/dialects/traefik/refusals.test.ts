import { traefik } from '#dialects/traefik/index.js';
import type { JsonObject } from '#model/json.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentRoute } from '#model/routing/intent.js';
import { settings } from './reading.js';

const at = { file: 'shop/web', line: 0, column: 0, endLine: 0, endColumn: 0 };
const to = (service: string, weight = 1, namespace = 'shop', port = 80) => ({
  backend: { namespace, service, port },
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

const tls = { secret: 'web-tls' };
const regex = { kind: 'regex', pattern: '/shop' } as const;
const lookahead = { flavour: 're2', pattern: '(?=a)', ignoreCase: false } as const;
const notRead = '(?=a) is no regular expression of RE2: write it as one';
const url = 'http://auth.shop.svc/check';
const ca = { name: 'ca' };

/** A policy, the field of it that cannot be said, and why. */
const policies: readonly (readonly [PolicySet, string | undefined, string, Partial<IntentRoute>?])[] = [
  [{ allowedHosts: { hosts: [] } }, undefined, 'Traefik takes every host where none is allowed: name one'],
  [{ plugins: { list: [{ name: '', configuration: {} }] } }, 'list', 'a plugin has no name: name it'],
  [{ clientAddresses: {} }, undefined, 'Traefik lets nobody in where no address is allowed: name one'],
  [
    { clientAddresses: { allow: ['10.0.0.0/8', 'office'] } },
    'allow',
    'office is no address and no CIDR: write it as 10.0.0.0/8',
  ],
  [
    { clientAddresses: { allow: ['10.0.0.0/8'], status: 299 } },
    'status',
    '299 is no status of HTTP that Traefik knows: answer with another',
  ],
  [
    { clientCertificates: { authorities: [], verify: 'required' } },
    undefined,
    'certificates are verified by authorities: name the Secret that holds them',
    { tls },
  ],
  [
    { clientCertificates: { authorities: [], verify: 'optional' } },
    undefined,
    'certificates are verified by authorities: name the Secret that holds them',
    { tls },
  ],
  [
    { clientCertificates: { authorities: [ca], verify: 'off' } },
    undefined,
    'authorities verify certificates, and none is asked for: leave them out',
    { tls },
  ],
  [
    { clientCertificates: { authorities: [ca], verify: 'required', demanded: true } },
    'demanded',
    'whether a certificate is demanded is said by required already: leave it out',
    { tls },
  ],
  [
    { clientCertificates: { authorities: [ca], verify: 'required', passed: 'whole', parts: ['notAfter'] } },
    'parts',
    'parts of a certificate are named where it is passed in parts: ask for that',
    { tls },
  ],
  [
    { clientCertificates: { authorities: [{ namespace: 'other', name: 'ca' }], verify: 'required' } },
    'authorities',
    "Traefik reads Secrets of the route's own namespace alone: put ca there",
    { tls },
  ],
  [
    { clientCertificates: { authorities: [{ name: 'cert' }], verify: 'required' } },
    undefined,
    'a client shows its certificate over TLS: give the route a certificate',
  ],
  [
    { clientCertificates: { authorities: [ca], verify: 'required' } },
    undefined,
    'Traefik asks for certificates by the names of hosts: name those of the route',
    { tls, hosts: [] },
  ],
  [
    { clientCertificates: { authorities: [ca], verify: 'required' } },
    undefined,
    'Traefik asks for certificates by the names of hosts: name those of the route',
    { tls, hosts: ['*'] },
  ],
  [
    { deniedEscapes: { escapes: ['%2f', '%41'] } },
    'escapes',
    'Traefik cannot deny %41: deny some of %2F, %5C, %00, %3B, %25, %3F, %23',
  ],
  [
    { externalAuthentication: { url, global: true } },
    'global',
    'Traefik has no authentication for all routes: ask for it at each of them',
  ],
  [
    { externalAuthentication: { url, signIn: { url: 'https://auth.test/', parameter: 'back' } } },
    'signIn',
    'Traefik does not tell a sign-in page where to return to: leave the parameter out',
  ],
  [
    { externalAuthentication: { url: 'auth.shop.svc' } },
    'url',
    'auth.shop.svc is no address that Traefik can ask: write it as http://auth.shop.svc/check',
  ],
  [{ externalAuthentication: { url, responseHeaderPattern: '(?=a)' } }, 'responseHeaderPattern', notRead],
  [
    { externalAuthentication: { url, tls: { certificate: { namespace: 'other', name: 'own' } } } },
    'tls',
    "Traefik reads Secrets of the route's own namespace alone: put own there",
  ],
  [
    { backendTls: { sendsServerName: false } },
    'sendsServerName',
    'Traefik tells the backend which name it wants: leave sendsServerName out',
  ],
  [
    { backendTls: { authorities: [{ namespace: 'other', name: 'ca' }] } },
    'authorities',
    "Traefik reads Secrets of the route's own namespace alone: put ca there",
  ],
  [
    { backendTls: { own: { 'proxy-ssl-name': 'inner' } } },
    'own',
    "proxy-ssl-name is a word of another controller: say it in Traefik's, rootCAs, cipherSuites, disableHTTP2, maxIdleConnsPerHost, maxVersion, minVersion, peerCertURI, spiffe",
  ],
  [
    { customErrors: { statuses: ['404'] } },
    undefined,
    'Traefik has no Service for the errors of all routes: name the one that has the pages',
  ],
  [
    { customErrors: { statuses: ['500-'], backend: to('pages').backend } },
    'statuses',
    '500- is no status and no range of them: write it as 404 or 500-599',
  ],
  [
    { customErrors: { statuses: ['404'], backend: to('pages').backend, rewrites: { '5xx': 500 } } },
    'rewrites',
    '5xx is no status and no range of them: write it as 404 or 500-599',
  ],
  [
    { customErrors: { statuses: ['404'], own: { weight: 3 } } },
    'own',
    'weight refers to no service of Traefik: name one',
  ],
  [
    { loadBalancing: { algorithm: 'ewma' } },
    'algorithm',
    'Traefik knows no algorithm ewma: ask for wrr, round_robin, p2c, hrw, leasttime',
  ],
  [
    { loadBalancing: { own: { hashBy: 'x' } } },
    'own',
    "hashBy is a word of another controller: say it in Traefik's, healthCheck, passiveHealthCheck, responseForwarding",
  ],
  ...[-1, 101, 0.5].map(
    percent =>
      [
        { mirror: { to: { kind: 'backend', backend: to('copy').backend }, percent } },
        'percent',
        `${percent} of a hundred requests cannot be: give a whole number up to 100`,
      ] as const,
  ),
  [
    { mirror: { to: { kind: 'backend', backend: to('copy').backend } } },
    undefined,
    'Traefik mirrors what goes to one Service: give the route one, and share the requests another way',
    { backends: [to('web'), to('next')] },
  ],
  [
    { mirror: { to: { kind: 'url', url: 'https://copy.test' } } },
    'to',
    'Traefik mirrors requests to Services, and not to a URL: name the Service behind it',
  ],
  [{ cors: { origins: [] } }, undefined, 'no origin may use the route: name one, or leave CORS out'],
  [{ cors: { origins: ['*'], maxAge: 0 } }, 'maxAge', 'Traefik tells browsers nothing of 0 seconds: leave maxAge out'],
  [{ cors: { origins: [], originPatterns: ['(?=a)'] } }, 'originPatterns', notRead],
  [
    { hsts: { maxAge: 0 } },
    'maxAge',
    'Traefik sends no Strict-Transport-Security of 0 seconds: name a whole number above 0, or set the header',
  ],
  [
    { requestHeaders: { set: { host: 'inner' } } },
    'set',
    'the header Host is a policy of its own: ask for it as upstreamHost',
  ],
  [
    { requestHeaders: { remove: ['HOST'] } },
    'remove',
    'the header Host is a policy of its own: ask for it as upstreamHost',
  ],
  [
    { upstreamHost: { host: 'inner', endpoint: true } },
    'endpoint',
    'the address of the endpoint cannot be inner too: ask for one of them',
  ],
  [
    { upstreamHost: { host: '$host' } },
    'host',
    'Traefik knows no variables, and sends $host as it stands: name the host',
  ],
  [{ forwardedPrefix: { prefix: '' } }, undefined, 'Traefik takes a header without a value away: name the prefix'],
  [
    { responseHeaders: { set: { 'X-Shop': '' } } },
    'set',
    'Traefik takes a header without a value away: give X-Shop one, or remove it',
  ],
  [
    { buffering: { requests: false } },
    'requests',
    'Traefik holds bodies of both directions or of none: leave buffering out, and it passes them on as they come',
  ],
  [
    { buffering: { responses: false } },
    'responses',
    'Traefik holds bodies of both directions or of none: leave buffering out, and it passes them on as they come',
  ],
  [
    { buffering: { retryExpression: 'Attempts < 2' } },
    'retryExpression',
    'Traefik retries by an expression over Attempts, IsNetworkError, RequestMethod, ResponseCode: write it so',
  ],
  [
    { buffering: { requests: true } },
    undefined,
    'Traefik holds bodies within limits: say how much of them is held in memory',
  ],
  [{ buffering: { requestMemory: -1 } }, 'requestMemory', '-1 bytes cannot be: give a whole number, 0 for no limit'],
  [{ bodySize: { most: 0.5 } }, 'most', '0.5 bytes cannot be: give a whole number, 0 for no limit'],
  [
    { circuitBreaker: { expression: 'Errors() > 1' } },
    'expression',
    'Errors() > 1 is no expression of Traefik: write an expression over LatencyAtQuantileMS, NetworkErrorRatio, ResponseCodeRatio, ratios against numbers with a point',
  ],
  [{ inFlightLimit: { amount: -1 } }, 'amount', '-1 requests at once cannot be: give a whole number'],
  [{ inFlightLimit: { amount: 0.5 } }, 'amount', '0.5 requests at once cannot be: give a whole number'],
  [
    { rateLimit: { rps: 0 } },
    'rps',
    '0 requests a second is no rate; take the limit away, or give it a number above 0',
  ],
  [
    { rateLimit: { rps: Infinity } },
    'rps',
    'Infinity requests a second is no rate; take the limit away, or give it a number above 0',
  ],
  [{ rateLimit: { rps: 5, burst: 0 } }, 'burst', 'a burst of 0 cannot be; give it a whole number above 0'],
  [{ rateLimit: { rps: 5, burst: 1.5 } }, 'burst', 'a burst of 1.5 cannot be; give it a whole number above 0'],
  [
    { rateLimit: { rps: Math.PI } },
    'rps',
    'Traefik counts whole requests in up to an hour, which 3.141592653589793 a second is not; round it',
  ],
  [{ retries: {} }, undefined, 'Traefik tries a number of times: name how often (attempts), at least once'],
  [
    { retries: { attempts: 0 } },
    undefined,
    'Traefik tries a number of times: name how often (attempts), at least once',
  ],
  [
    { retries: { attempts: 2, on: ['502', 'error'] } },
    'on',
    'Traefik retries on statuses, and error is none: name statuses, as 502 or 500-504',
  ],
  [
    { retries: { attempts: 2, networkErrors: false } },
    'networkErrors',
    'without network errors there is nothing to retry on: name statuses',
  ],
  [{ timeouts: { connect: -1 } }, 'connect', '-1 seconds cannot be: give a number of at least 0'],
  [
    { pathRewrite: { kind: 'strip-prefixes', prefixes: [] } },
    undefined,
    'no prefix is named that is taken away: name one',
  ],
  [{ pathRewrite: { kind: 'strip-patterns', patterns: ['/a', '(?=a)'] } }, 'patterns', notRead],
  [
    { pathRewrite: { kind: 'add-prefix', prefix: 'api' } },
    'prefix',
    'the path cannot be rewritten: the path api does not begin with /; put one before it',
  ],
  [
    { pathRewrite: { kind: 'replace-prefix', prefix: '/a//b' } },
    'prefix',
    'the path cannot be rewritten: Traefik takes //, . and .. out of paths before it looks for a route, and /a//b is never met; write it without them',
  ],
  [
    { pathRewrite: { kind: 'replace-prefix', prefix: '/new' } },
    undefined,
    'a regular expression has no prefix to rewrite; replace the whole path, or name a prefix',
    { paths: [regex] },
  ],
  [
    { pathRewrite: { kind: 'pattern', regex: { ...lookahead, flavour: 'pcre' }, replacement: '/', whole: false } },
    'regex',
    'Traefik rewrites by regular expressions of RE2 that heed case, and (?=a) is one of another kind: write it as one',
  ],
  [
    { pathRewrite: { kind: 'pattern', regex: { ...lookahead, pattern: '/a' }, replacement: '/', whole: true } },
    'whole',
    'Traefik replaces what an expression matches, and not the whole path: let it match all of it',
  ],
  [{ pathRewrite: { kind: 'pattern', regex: lookahead, replacement: '/' } }, 'regex', notRead],
  [
    { appRoot: { path: '/app' } },
    undefined,
    'the root of the host is no path of the route: add the path /',
    { paths: [{ kind: 'prefix', path: '/cart' }] },
  ],
  [{ appRoot: { path: 'app' } }, 'path', 'app is no path of an application: begin it with /'],
  [{ appRoot: { path: '/app?x=1' } }, 'path', '/app?x=1 is no path of an application: begin it with /'],
  [
    { appRoot: { path: '/' } },
    undefined,
    'the root of an application cannot be where it is asked for: name another path',
  ],
  [
    { httpsRedirect: { enabled: true, certifiedOnly: true } },
    'certifiedOnly',
    'Traefik redirects whether or not a host has a certificate: give it one',
  ],
  [
    { httpsRedirect: { enabled: true, dropsSlash: true } },
    'dropsSlash',
    'Traefik redirects to the very URL: leave the slash at its end',
  ],
  [
    { httpsRedirect: { enabled: true, namesPort: true } },
    'namesPort',
    'Traefik leaves the usual port out of a location: leave it out too',
  ],
  [
    { httpsRedirect: { enabled: true, status: 308 } },
    'status',
    'Traefik answers GET with 301 or 302, and other methods with 308 or 307: ask for 301 or 302',
  ],
  [
    { redirect: { to: { kind: 'url', url: 'https://new.test' }, status: 307 } },
    'status',
    'Traefik answers GET with 301 or 302, and other methods with 308 or 307: ask for 301 or 302',
  ],
  [
    { redirect: { to: { kind: 'scheme', scheme: 'https' } } },
    'to',
    'a redirect to https on its usual port is a policy of its own: ask for httpsRedirect',
  ],
  [
    { redirect: { to: { kind: 'scheme', scheme: 'https', port: '443' } } },
    'to',
    'a redirect to https on its usual port is a policy of its own: ask for httpsRedirect',
  ],
  [
    { redirect: { to: { kind: 'scheme', scheme: 'https', port: 'alt' } } },
    'to',
    'alt is no port to redirect to: name a number',
  ],
  [{ redirect: { to: { kind: 'pattern', pattern: '(?=a)', replacement: '/' } } }, 'to', notRead],
  [
    { redirect: { to: { kind: 'url', url: '/new' } } },
    'to',
    'Traefik sends to whole URLs without variables, and /new is none: write scheme and host',
  ],
  [
    { redirect: { to: { kind: 'path', path: 'new' } } },
    'to',
    'the path new does not begin with /: put one before it',
    { paths: [{ kind: 'exact', path: '/' }] },
  ],
  [
    { redirect: { to: { kind: 'path', path: '/cart/new' } } },
    'to',
    'a redirect to /cart/new leads to the route itself: name a path that it does not take',
    { paths: [{ kind: 'prefix', path: '/cart' }] },
  ],
  [
    { redirect: { to: { kind: 'path', path: '/cart' } } },
    'to',
    'a redirect to /cart leads to the route itself: name a path that it does not take',
    { paths: [{ kind: 'exact', path: '/cart' }] },
  ],
  [
    { compression: { encodings: ['lzma'] } },
    'encodings',
    'Traefik does not compress so: encodings wants gzip, br or zstd, at least one',
  ],
  [
    { observability: { traceDetail: 'all' } },
    'traceDetail',
    'Traefik traces minimal or detailed, and not all: ask for one of them',
  ],
  [
    { tlsOptions: { minVersion: '1.2' } },
    undefined,
    'options of TLS are for routes with a certificate: give the route one',
  ],
  [
    { tlsOptions: { minVersion: '1.2' } },
    undefined,
    'Traefik asks for TLS by the names of hosts: name those of the route',
    { tls, hosts: [] },
  ],
  [
    { tlsOptions: { maxVersion: 'TLSv1.3' } },
    'maxVersion',
    'TLSv1.3 is no version of TLS that Traefik knows: write it as 1.2',
    { tls },
  ],
  [
    { tlsOptions: { ciphers: ['HIGH'] } },
    'ciphers',
    'Traefik calls ciphers as Go does, and HIGH is no such name: write it as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
    { tls },
  ],
  [{ snippets: { server: 'x' } }, undefined, 'Traefik has no directives: say what they do by policies'],
  [
    { rateLimit: { rps: 5 }, repeated: { sets: [{ rateLimit: { rps: 0 } }] } },
    '0',
    '0 requests a second is no rate; take the limit away, or give it a number above 0',
  ],
  [
    {
      loadBalancing: { algorithm: 'wrr' },
      repeated: { sets: [{ loadBalancing: { algorithm: 'wrr' } }, { loadBalancing: { algorithm: 'p2c' } }] },
    },
    '1',
    'Traefik takes one loadBalancing for all that a route leads to: give each of its backends a route of its own',
  ],
];

const eachPolicy = policies.map(([asked, field, because, more = {}]) => [asked, field, because, more] as const);

test.each(eachPolicy)('the policy %j is refused', (asked, field, because, more) => {
  const policy = Object.keys(asked).at(-1);
  expect(traefik.write({ routes: [route({ policies: asked, ...more })] }, settings)).toEqual({
    manifests: [],
    refusals: [
      { kind: 'unsupported-policy', route: 'web', at, policy, because, ...(field !== undefined && { field }) },
    ],
  });
});

const fixed = (given: JsonObject): ControllerSettings => ({ ...settings, static: given });

/** What a route is, the kind of its refusal, and why. */
const routes: readonly (readonly [Partial<IntentRoute>, string, string, ControllerSettings?])[] = [
  [
    {},
    'unsupported-policy',
    'the provider of IngressRoutes (kubernetesCRD) of this Traefik is off; turn it on',
    fixed({ providers: { kubernetesIngress: {} } }),
  ],
  [
    {},
    'unsupported-policy',
    'Traefik has no entry point for plain HTTP; give it one',
    fixed({ entryPoints: { websecure: { address: ':443' } } }),
  ],
  [
    {},
    'unsupported-policy',
    'the entry point web redirects all requests; ask for the redirect to https',
    fixed({
      entryPoints: {
        web: { address: ':80', http: { redirections: { entryPoint: { to: 'websecure' } } } },
        websecure: { address: ':443' },
      },
    }),
  ],
  [
    { policies: { httpsRedirect: { enabled: true } } },
    'unsupported-policy',
    'Traefik has no entry point for https; give it one on port 443, or with http.tls',
    fixed({ entryPoints: { web: { address: ':80' } } }),
  ],
  [
    { hosts: ['shöp.example.com'] },
    'unsupported-host',
    'shöp.example.com is no host; write it with letters, digits, hyphens and dots, what is beyond ASCII in punycode',
  ],
  [
    { hosts: [], tls: { secret: 'web-tls', issuer: { kind: 'Issuer', name: 'ca' } } },
    'unsupported-host',
    'a certificate cannot be issued for a route without a host; name its hosts, or a Secret without an issuer',
  ],
  [
    { hosts: ['*'], tls: { secret: 'web-tls', issuer: { kind: 'Issuer', name: 'ca' } } },
    'unsupported-host',
    'a certificate cannot be issued for a route without a host; name its hosts, or a Secret without an issuer',
  ],
  [
    { paths: [{ kind: 'exact', path: 'cart' }] },
    'unsupported-path',
    'the path cart does not begin with /; put one before it',
  ],
  [
    { paths: [{ kind: 'exact', path: '/a/../b' }] },
    'unsupported-path',
    'Traefik takes //, . and .. out of paths before it looks for a route, and /a/../b is never met; write it without them',
  ],
  [
    { paths: [{ kind: 'prefix', path: '/a\n' }] },
    'unsupported-path',
    'the path "/a\\n" holds control characters; take them away',
  ],
  [
    { paths: [{ kind: 'regex', pattern: '(?=a)' }] },
    'unsupported-path',
    'the regular expression ^(?:(?=a))$ cannot be read: error parsing regexp: invalid or unsupported Perl syntax: `(?=`',
  ],
  [
    { backends: [to('web', 0)] },
    'unsupported-backends',
    'no Service has a share of the requests; give one a weight above 0',
  ],
  [
    { backends: [to('web', 0.5)] },
    'unsupported-backends',
    'Traefik takes whole numbers for weights, not 0.5; multiply all weights',
  ],
  ...[
    { backends: [to('web', 1, 'other')] },
    { policies: { mirror: { to: { kind: 'backend', backend: to('web', 1, 'other').backend } } } } as const,
    { policies: { customErrors: { statuses: ['404'], backend: to('web', 1, 'other').backend } } },
  ].map(
    more =>
      [
        more,
        'unsupported-backends',
        'other/web is in another namespace, and allowCrossNamespace of this Traefik is off; turn it on, or put the route there',
      ] as const,
  ),
];

const eachRoute = routes.map(([more, kind, because, under = settings]) => [more, kind, because, under] as const);

test.each(eachRoute)('the route %j is an %s', (more, kind, because, under) => {
  const { manifests, refusals } = traefik.write({ routes: [route(more)] }, under);
  expect(manifests).toEqual([]);
  expect(refusals.map(one => [one.kind, one.because])).toEqual([[kind, because]]);
});

test('two Services that Traefik calls by one name where they share requests are refused', () => {
  const shared = route({ namespace: 'a', backends: [to('b-web', 1, 'a'), to('next', 1, 'a')] });
  const others = route({
    namespace: 'a-b',
    hosts: ['b.example.com'],
    backends: [to('web', 1, 'a-b'), to('next', 1, 'a-b')],
  });
  expect(traefik.write({ routes: [shared, others] }, settings).refusals.map(({ because }) => because)).toEqual([
    'Traefik cannot tell the Services a-b/web:80 and a/b-web:80 apart where they share requests; rename one',
  ]);
  const alone = [shared, others].map(one => ({ ...one, backends: one.backends.slice(0, 1) }));
  expect(traefik.write({ routes: alone }, settings).refusals).toEqual([]);
});

test('two routes that ask for other TLS of one host are refused', () => {
  const other = route({ name: 'a', tls, policies: { tlsOptions: { minVersion: '1.3' } } });
  const cart = route({ name: 'cart', tls, paths: [{ kind: 'prefix', path: '/cart' }] });
  expect(traefik.write({ routes: [other, cart] }, settings).refusals).toEqual([
    {
      kind: 'conflicting-routes',
      route: 'cart',
      at,
      because:
        'route shop/a asks for other TLS of shop.example.com, and Traefik takes one for a host: ask for the same',
    },
  ]);
});

const geoblock = { plugins: { list: [{ name: 'geoblock', configuration: {} }] } };
const brings = (...names: readonly string[]): ControllerSettings =>
  fixed({ experimental: { plugins: Object.fromEntries(names.map(name => [name, { moduleName: name }])) } });

test('a plugin that the static configuration does not bring is refused, where it is asked for', () => {
  const because =
    'the static configuration of this Traefik does not bring the plugin geoblock; name it under experimental.plugins or experimental.localPlugins';
  const about = { kind: 'unsupported-policy', route: 'web', at, because };
  const asked = (policies: PolicySet) => traefik.write({ routes: [route({ policies })] }, brings('other')).refusals;
  expect(asked(geoblock)).toEqual([{ ...about, policy: 'plugins' }]);
  expect(asked({ repeated: { sets: [geoblock] } })).toEqual([{ ...about, policy: 'repeated', field: '0' }]);
});

test('a plugin that the static configuration brings is written, and one of which no configuration tells', () => {
  for (const under of [brings('other', 'geoblock'), settings])
    expect(traefik.write({ routes: [route({ policies: geoblock })] }, under).refusals).toEqual([]);
});

test('a plugin that is asked for again has a Middleware of its own', () => {
  const policies = { ...geoblock, repeated: { sets: [geoblock] } };
  const { manifests } = traefik.write({ routes: [route({ policies })] }, settings);
  const plugins = manifests.filter(({ kind }) => kind === 'Middleware');
  expect(plugins.map(({ spec }) => spec)).toEqual([{ plugin: { geoblock: {} } }, { plugin: { geoblock: {} } }]);
  expect(new Set(plugins.map(({ metadata }) => JSON.stringify(metadata))).size).toBe(2);
});
