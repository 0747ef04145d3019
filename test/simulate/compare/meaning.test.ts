import type { IntentPath, IntentRoute } from '#model/routing/intent.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Outcome, Request } from '#model/routing/request.js';
import { answer } from '#simulate/answer/answer.js';
import { differences } from '#simulate/compare/differences.js';
import { sameMeaning } from '#simulate/compare/same-meaning.js';
import { intentOf } from '#simulate/compare/told/intent-of.js';
import { meantBy, usualConventions } from './meant-by.js';

function route(policies: PolicySet, more: Partial<IntentRoute> = {}, isSecure = true): IntentRoute {
  return {
    name: 'web',
    namespace: 'shop',
    hosts: ['a.test'],
    paths: [{ kind: 'prefix', path: '/api' } satisfies IntentPath],
    backends: [{ backend: { namespace: 'shop', service: 'web', port: 80 }, weight: 1 }],
    ...(isSecure && { tls: { secret: 'cert' } }),
    policies,
    labels: {},
    at: { file: 'shop/web', line: 0, column: 0, endLine: 0, endColumn: 0 },
    ...more,
  };
}

/** What a request meets whose method, headers or address are as given. */
function meets(policies: PolicySet, url: string, more: Partial<Request> = {}): Outcome {
  const { protocol, host, pathname, search } = new URL(url);
  return answer(meantBy({ routes: [route(policies)] }), {
    method: 'GET',
    scheme: protocol === 'https:' ? 'https' : 'http',
    host,
    path: pathname + search,
    headers: {},
    clientIP: '192.0.2.1',
    ...more,
  });
}

function words(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'backend':
      return `${outcome.backends.map(({ backend, weight }) => `${backend.service}*${weight}`).join('+')} ${outcome.upstream.host}${outcome.upstream.path}`;
    case 'redirect':
      return `${outcome.status} ${outcome.location}`;
    case 'respond':
      return String(outcome.status);
    case 'refused':
      return 'refused';
    case 'unknown':
      return `unknown ${outcome.code}`;
  }
}

const canary = { backend: { namespace: 'shop', service: 'new', port: 80 } };

test.each<[string, PolicySet, string, Partial<Request>, string]>([
  [
    'a URL',
    { redirect: { to: { kind: 'url', url: 'https://b.test/' } } },
    'http://a.test/api/x',
    {},
    '302 https://b.test/',
  ],
  [
    'a path of the host',
    { redirect: { to: { kind: 'path', path: '/new' }, status: 301 } },
    'https://a.test/api?q',
    {},
    '301 https://a.test/new',
  ],
  [
    'a path without host',
    { redirect: { to: { kind: 'path', path: '/new' } }, relativeRedirects: { enabled: true } },
    'https://a.test/api',
    {},
    '302 /new',
  ],
  [
    'another scheme and port',
    { redirect: { to: { kind: 'scheme', scheme: 'https', port: '8443' } } },
    'http://a.test/api?q',
    {},
    '302 https://a.test:8443/api?q',
  ],
  [
    'elsewhere before https',
    { redirect: { to: { kind: 'url', url: 'https://b.test/' } }, httpsRedirect: { enabled: true } },
    'http://a.test/api',
    {},
    '302 https://b.test/',
  ],
  [
    'https without the last slash',
    { httpsRedirect: { enabled: true, dropsSlash: true } },
    'http://a.test/api/',
    {},
    '308 https://a.test/api',
  ],
  [
    'https before the password',
    { httpsRedirect: { enabled: true }, passwordAuthentication: { scheme: 'basic', secret: { name: 'users' } } },
    'http://a.test/api',
    {},
    '308 https://a.test/api',
  ],
  [
    'the root of the application',
    { appRoot: { path: '/api/start' } },
    'https://a.test/?q',
    {},
    '302 https://a.test/api/start',
  ],
  [
    'the host without www.',
    { wwwRedirect: { enabled: true } },
    'http://www.a.test/api?q',
    {},
    '308 http://a.test/api?q',
  ],
  ['a host of another name', { serverAliases: { hosts: ['b.test'] } }, 'http://b.test/api', {}, 'web*1 b.test/api'],
  ['no allowed address', { clientAddresses: { allow: ['10.0.0.0/8'] } }, 'http://a.test/api', {}, '403'],
  ['an allowed address', { clientAddresses: { allow: ['192.0.2.0/24'] } }, 'http://a.test/api', {}, 'web*1 a.test/api'],
  [
    'an address that is denied though allowed',
    { clientAddresses: { allow: ['192.0.2.0/24'], deny: ['192.0.2.1'], status: 404 } },
    'http://a.test/api',
    {},
    '404',
  ],
  [
    'no password',
    { passwordAuthentication: { scheme: 'basic', secret: { name: 'users' } } },
    'http://a.test/api',
    {},
    '401',
  ],
  [
    'some password',
    { passwordAuthentication: { scheme: 'basic', secret: { name: 'users' } } },
    'http://a.test/api',
    { headers: { Authorization: 'Basic eDp5' } },
    'unknown external-answer',
  ],
  [
    'an address or a password',
    {
      satisfy: { enough: 'one' },
      clientAddresses: { allow: ['192.0.2.0/24'] },
      passwordAuthentication: { scheme: 'basic', secret: { name: 'users' } },
    },
    'http://a.test/api',
    {},
    'web*1 a.test/api',
  ],
  [
    'neither of them',
    {
      satisfy: { enough: 'one' },
      clientAddresses: { allow: ['10.0.0.0/8'] },
      passwordAuthentication: { scheme: 'basic', secret: { name: 'users' } },
    },
    'http://a.test/api',
    {},
    '401',
  ],
  [
    'another service that decides',
    { externalAuthentication: { url: 'http://auth' } },
    'http://a.test/api',
    {},
    'unknown external-answer',
  ],
  [
    'no certificate',
    { clientCertificates: { authorities: [{ name: 'ca' }], verify: 'required' } },
    'https://a.test/api',
    {},
    '400',
  ],
  [
    'no certificate where one may be shown',
    { clientCertificates: { authorities: [{ name: 'ca' }], verify: 'optional' } },
    'https://a.test/api',
    {},
    'web*1 a.test/api',
  ],
  [
    'an optional certificate that is asked for all the same',
    { clientCertificates: { authorities: [{ name: 'ca' }], verify: 'optional', demanded: true } },
    'https://a.test/api',
    {},
    '400',
  ],
  [
    'no certificate where there is a page for that',
    { clientCertificates: { authorities: [{ name: 'ca' }], verify: 'required', errorPage: 'https://b.test/denied' } },
    'https://a.test/api',
    {},
    '302 https://b.test/denied',
  ],
  [
    'the subject of a certificate, of a plain request',
    { clientCertificates: { authorities: [{ name: 'ca' }], verify: 'required', subject: 'CN=a' } },
    'http://a.test/api',
    {},
    'unknown external-answer',
  ],
  [
    'a certificate that is required, of a plain request',
    { clientCertificates: { authorities: [{ name: 'ca' }], verify: 'required' } },
    'http://a.test/api',
    {},
    'web*1 a.test/api',
  ],
  [
    'an address that is told by a proxy',
    { clientAddresses: { allow: ['192.0.2.0/24'], from: { depth: 1 } } },
    'http://a.test/api',
    {},
    'unknown client-address',
  ],
  [
    'an address without those of proxies',
    { clientAddresses: { allow: ['192.0.2.0/24'], from: { excluded: ['10.0.0.1'] } } },
    'http://a.test/api',
    {},
    'unknown client-address',
  ],
  [
    'an address that is told by a proxy, or a password',
    {
      satisfy: { enough: 'one' },
      clientAddresses: { allow: ['192.0.2.0/24'], from: { depth: 1 } },
      passwordAuthentication: { scheme: 'basic', secret: { name: 'users' } },
    },
    'http://a.test/api',
    {},
    'unknown client-address',
  ],
  [
    'a password, with which a digest is shown',
    { passwordAuthentication: { scheme: 'digest', secret: { name: 'users' } } },
    'http://a.test/api',
    { headers: { Authorization: 'Basic eDp5' } },
    '401',
  ],
  [
    'a service that decides, and then a password',
    {
      externalAuthentication: { url: 'http://auth' },
      passwordAuthentication: { scheme: 'basic', secret: { name: 'users' } },
    },
    'http://a.test/api',
    {},
    'unknown external-answer',
  ],
  [
    'elsewhere by a pattern of the URL',
    {
      redirect: {
        to: { kind: 'pattern', pattern: '^http://([^/]+)/api/(.*)$', replacement: 'https://b.test/${2}?h=${1}' },
      },
    },
    'http://a.test/api/x',
    {},
    '302 https://b.test/x?h=a.test',
  ],
  [
    'a URL that the pattern of a redirect does not match',
    { redirect: { to: { kind: 'pattern', pattern: '^http://([^/]+)/other/(.*)$', replacement: 'https://b.test/' } } },
    'http://a.test/api/x',
    {},
    'web*1 a.test/api/x',
  ],
  [
    'another path by a pattern',
    {
      pathRewrite: {
        kind: 'pattern',
        regex: { flavour: 're2', pattern: '^/api/(.*)', ignoreCase: false },
        replacement: '/v2/${1}',
      },
    },
    'http://a.test/api/x?q',
    {},
    'web*1 a.test/v2/x?q',
  ],
  [
    'another path where a pattern matches anywhere',
    {
      pathRewrite: {
        kind: 'pattern',
        regex: { flavour: 'pcre', pattern: 'x', ignoreCase: true },
        replacement: '/v2',
        whole: true,
      },
    },
    'http://a.test/api/X/y?q',
    {},
    'web*1 a.test/v2?q',
  ],
  [
    'what a pattern finds at the beginning of the path taken away',
    { pathRewrite: { kind: 'strip-patterns', patterns: ['/[a-z]+'] } },
    'http://a.test/api/x',
    {},
    'web*1 a.test/x',
  ],
  [
    'a host that a proxy may tell',
    { allowedHosts: { hosts: ['b.test'], from: ['X-Forwarded-Host'] } },
    'http://a.test/api',
    { headers: { 'X-Forwarded-Host': 'b.test' } },
    'unknown external-answer',
  ],
  [
    'a canary that gets everything',
    { canary: { ...canary, weight: 100 } },
    'http://a.test/api',
    {},
    'new*100 a.test/api',
  ],
  [
    'a canary that gets more than there is',
    { canary: { ...canary, weight: 300, total: 200 } },
    'http://a.test/api',
    {},
    'new*200 a.test/api',
  ],
  [
    'a canary by a cookie',
    { canary: { ...canary, cookie: 'new' } },
    'http://a.test/api',
    { headers: { Cookie: 'renew=never; new=always' } },
    'new*1 a.test/api',
  ],
  [
    'a canary whose header says neither',
    { canary: { ...canary, header: { name: 'X-New' }, cookie: 'new' } },
    'http://a.test/api',
    { headers: { 'X-New': 'perhaps', Cookie: 'new=always' } },
    'new*1 a.test/api',
  ],
  ['a host that is not allowed', { allowedHosts: { hosts: ['b.test'] } }, 'http://a.test/api', {}, '500'],
  ['another host for the backend', { upstreamHost: { host: 'inner' } }, 'http://a.test/api', {}, 'web*1 inner/api'],
  [
    'a prefix before the path',
    { pathRewrite: { kind: 'add-prefix', prefix: '/v1' } },
    'http://a.test/api/x',
    {},
    'web*1 a.test/v1/api/x',
  ],
  [
    'the first of several prefixes',
    { pathRewrite: { kind: 'strip-prefixes', prefixes: ['/no', '/api'] } },
    'http://a.test/api/x',
    {},
    'web*1 a.test/x',
  ],
  [
    'a share for the canary',
    { canary: { ...canary, weight: 25 } },
    'http://a.test/api',
    {},
    'web*75+new*25 a.test/api',
  ],
  [
    'the canary by a header',
    { canary: { ...canary, header: { name: 'X-New' } } },
    'http://a.test/api',
    { headers: { 'X-New': 'always' } },
    'new*1 a.test/api',
  ],
  [
    'no canary by a cookie',
    { canary: { ...canary, cookie: 'new', weight: 50 } },
    'http://a.test/api',
    { headers: { Cookie: 'a=b; new=never' } },
    'web*1 a.test/api',
  ],
  [
    'directives that are not read',
    { snippets: { location: 'return 200;' } },
    'http://a.test/api',
    {},
    'unknown snippet',
  ],
  [
    'an address that is welcome without a password, unless it is denied',
    {
      satisfy: { enough: 'one' },
      clientAddresses: { allow: ['192.0.2.0/24'], deny: ['192.0.2.1'] },
      passwordAuthentication: { scheme: 'basic', secret: { name: 'users' } },
    },
    'http://a.test/api',
    {},
    '401',
  ],
  [
    'one of addresses alone, without anything else that is asked',
    { satisfy: { enough: 'one' }, clientAddresses: { allow: ['10.0.0.0/8'] } },
    'http://a.test/api',
    {},
    '403',
  ],
  [
    'a certificate for the host itself, where that is asked for the redirect to https',
    { httpsRedirect: { enabled: true, certifiedOnly: true } },
    'http://a.test/api',
    {},
    '308 https://a.test/api',
  ],
  [
    'a redirect to https that drops the slash at the end',
    { httpsRedirect: { enabled: true, dropsSlash: true, namesPort: true } },
    'http://a.test/api/',
    {},
    '308 https://a.test:443/api',
  ],
  [
    'a redirect to the scheme that the request has',
    { redirect: { to: { kind: 'scheme', scheme: 'http' } } },
    'http://a.test/api',
    {},
    'web*1 a.test/api',
  ],
  [
    'a redirect to a port of the scheme that the request has',
    { redirect: { to: { kind: 'scheme', scheme: 'http', port: '8080' } } },
    'http://a.test/api',
    {},
    'unknown missing-manifest',
  ],
  [
    'a redirect to another scheme and port',
    { redirect: { to: { kind: 'scheme', scheme: 'https', port: '8443' } } },
    'http://a.test/api',
    {},
    '302 https://a.test:8443/api',
  ],
  [
    'the address of the endpoint as the host for the backend',
    { upstreamHost: { host: 'the address of the endpoint', endpoint: true } },
    'http://a.test/api',
    {},
    'unknown plugin',
  ],
  [
    'a canary that names no Service, of one backend',
    { canary: { header: { name: 'X-New' } } },
    'http://a.test/api',
    {},
    'unknown missing-manifest',
  ],
  [
    'a canary by a value of its header',
    { canary: { ...canary, header: { name: 'X-New', value: 'yes' } } },
    'http://a.test/api',
    { headers: { 'X-New': 'yes' } },
    'new*1 a.test/api',
  ],
  [
    'a canary by a pattern of its header',
    { canary: { ...canary, header: { name: 'X-New', pattern: '^v2' } } },
    'http://a.test/api',
    { headers: { 'X-New': 'v20' } },
    'new*1 a.test/api',
  ],
  [
    'a root of the application at a host that is not allowed',
    { appRoot: { path: '/api/start' }, allowedHosts: { hosts: ['b.test'] } },
    'https://a.test/',
    {},
    '500',
  ],
  [
    'a limit, which one request does not meet',
    { rateLimit: { rps: 1 }, bodySize: { most: 1 } },
    'http://a.test/api',
    {},
    'web*1 a.test/api',
  ],
])('%s', (_, policies, url, more, expected) => {
  expect(words(meets(policies, url, more))).toBe(expected);
});

const preflight = {
  method: 'OPTIONS',
  headers: { Origin: 'https://b.test', 'Access-Control-Request-Method': 'PUT' },
};

test('a preflight of an origin that may come is answered with what it may do', () => {
  const asked = meets(
    { cors: { origins: ['https://b.test'], methods: ['PUT'], maxAge: 60 } },
    'https://a.test/api',
    preflight,
  );
  expect(words(asked)).toBe('204');
  expect(asked.responseHeaders).toEqual({
    'Access-Control-Allow-Methods': 'PUT',
    'Access-Control-Max-Age': '60',
    'Access-Control-Allow-Origin': 'https://b.test',
  });
});

test('an origin that may not come is told nothing', () => {
  const asked = meets({ cors: { origins: ['https://b.test'] } }, 'https://a.test/api', {
    headers: { Origin: 'https://c.test' },
  });
  expect(words(asked)).toBe('web*1 a.test/api');
  expect(asked.responseHeaders).toEqual({ 'Access-Control-Allow-Origin': null });
});

test('a canary without a Service of its own is the second of two', () => {
  const backends = ['old', 'new'].map((name, at) => ({
    backend: { namespace: 'shop', service: name, port: 80 },
    weight: at,
  }));
  const table = meantBy({ routes: [route({ canary: { header: { name: 'X-New' } } }, { backends })] });
  const asked = { method: 'GET', scheme: 'http', host: 'a.test', path: '/api' } as const;
  const service = (value: string): string => words(answer(table, { ...asked, headers: { 'X-New': value } }));
  expect([service('always'), service('never')]).toEqual(['new*1 a.test/api', 'old*1 a.test/api']);
});

test('where requests are sent to https, what a preflight meets before is open', () => {
  const policies: PolicySet = { cors: { origins: ['*'] }, httpsRedirect: { enabled: true } };
  expect(words(meets(policies, 'http://a.test/api', preflight))).toBe('unknown missing-manifest');
});

test('headers are set, added and taken away on the way in, and on the way back', () => {
  const asked = meets(
    {
      requestHeaders: { set: { 'X-A': '1' }, add: { 'X-B': '2' }, remove: ['X-C'] },
      responseHeaders: { remove: ['Server'] },
      hsts: { maxAge: 60, preload: true },
    },
    'https://a.test/api',
  );
  expect(asked.outcome === 'backend' && asked.upstream.headers).toEqual({ 'X-A': '1', 'X-B': '2', 'X-C': null });
  expect(asked.responseHeaders).toEqual({ Server: null, 'Strict-Transport-Security': 'max-age=60; preload' });
});

test('whether a path is denied is asked before the host is', () => {
  const policies: PolicySet = { allowedHosts: { hosts: ['b.test'] }, deniedEscapes: { escapes: ['%5C'] } };
  expect(words(meets(policies, 'http://a.test/api/%5C'))).toBe('unknown missing-manifest');
  expect(words(meets(policies, 'http://a.test/api/x'))).toBe('500');
});

test('what is asked twice happens twice, in the order of the phases', () => {
  const policies: PolicySet = {
    clientAddresses: { allow: ['192.0.2.0/24'] },
    repeated: { sets: [{ clientAddresses: { allow: ['10.0.0.0/8'] } }] },
  };
  expect(words(meets(policies, 'http://a.test/api'))).toBe('403');
});

test.each<[string, PolicySet, PolicySet]>([
  ['a header', { responseHeaders: { set: { 'X-A': '1' } } }, {}],
  ['a header of the request', { requestHeaders: { remove: ['X-A'] } }, { requestHeaders: { set: { 'X-A': '1' } } }],
  ['origins', { cors: { origins: ['https://b.test'] } }, { cors: { origins: ['*'] } }],
  ['addresses', { clientAddresses: { allow: ['10.0.0.0/8'] } }, {}],
  ['a denied address', { clientAddresses: { deny: ['10.0.0.0/8'] } }, {}],
  ['a password', { passwordAuthentication: { scheme: 'basic', secret: { name: 'users' } } }, {}],
  ['a service that decides', { externalAuthentication: { url: 'http://auth' } }, {}],
  ['a canary', { canary: { ...canary, header: { name: 'X-New', value: 'yes' } } }, {}],
  ['the root of the application', { appRoot: { path: '/api' } }, {}],
  ['www.', { wwwRedirect: { enabled: true } }, {}],
  ['the host of the backend', { upstreamHost: { host: 'inner' } }, {}],
])('that %s is missing or another is seen by witnesses', (_, meant, done) => {
  const found = differences(meantBy({ routes: [route(meant)] }), meantBy({ routes: [route(done)] }), sameMeaning);
  expect(found.length).toBeGreaterThan(0);
});

test.each<[string, PolicySet]>([
  ['addresses', { clientAddresses: { allow: ['10.0.0.0/8'] } }],
  ['a rewriting', { pathRewrite: { kind: 'replace-path', path: '/x' } }],
  ['a redirect', { redirect: { to: { kind: 'url', url: 'https://b.test/' } } }],
])('what steps do that no policy of their route tells is untold, with a request: %s', (_, policies) => {
  const table = meantBy({ routes: [route(policies)] });
  const listeners = table.listeners.map(listener => ({
    ...listener,
    hosts: listener.hosts.map(one => ({ ...one, routes: one.routes.map(it => ({ ...it, policies: {} })) })),
  }));
  expect(intentOf(table, usualConventions).untold.filter(({ request }) => request?.scheme === 'http')).toEqual([]);
  expect(intentOf({ ...table, listeners }, usualConventions).untold.map(({ request }) => request?.scheme)).toContain(
    'http',
  );
});

test.each<[string, readonly string[], readonly string[], boolean, string]>([
  [
    'a certificate of a wildcard may be that of a host below it',
    ['a.test'],
    ['*.test'],
    true,
    'unknown missing-manifest',
  ],
  ['one for every host may be that of any', ['a.test'], [], true, 'unknown missing-manifest'],
  ['one of another host is none', ['a.test'], ['b.test'], true, 'web*1 a.test/api'],
  ['that of a wildcard may be one of a host below it', ['*.test'], ['b.test'], true, 'unknown missing-manifest'],
  ['without any there is none', ['*.test'], ['b.test'], false, 'web*1 a.test/api'],
])('where only hosts with a certificate are sent to https, %s', (_, hosts, others, isSecure, expected) => {
  const policies: PolicySet = { httpsRedirect: { enabled: true, certifiedOnly: true } };
  const paths: readonly IntentPath[] = [{ kind: 'prefix', path: '/other' }];
  const routes = [route(policies, { hosts }, false), route({}, { name: 'other', hosts: others, paths }, isSecure)];
  const asked = { method: 'GET', scheme: 'http', host: 'a.test', path: '/api', headers: {} } as const;
  expect(words(answer(meantBy({ routes }), asked))).toBe(expected);
});

test('a host with www. leads to the one without, where that is the host of the route', () => {
  const table = meantBy({ routes: [route({ wwwRedirect: { enabled: true } }, { hosts: ['www.a.test'] })] });
  const asked = { method: 'GET', scheme: 'http', path: '/api', headers: {} } as const;
  expect(words(answer(table, { ...asked, host: 'a.test' }))).toBe('308 http://www.a.test/api');
});

test('shares stay those of each backend beside a canary', () => {
  const backends = ['one', 'two'].map((name, at) => ({
    backend: { namespace: 'shop', service: name, port: 80 },
    weight: at + 1,
  }));
  const table = meantBy({ routes: [route({ canary: { ...canary, weight: 10, total: 20 } }, { backends })] });
  const asked = { method: 'GET', scheme: 'http', host: 'a.test', path: '/api', headers: {} } as const;
  expect(words(answer(table, asked))).toBe('one*10+two*20+new*30 a.test/api');
});

test('where the requests of a canary go that names no Service is not said of three backends', () => {
  const backends = ['one', 'two', 'three'].map(name => ({
    backend: { namespace: 'shop', service: name, port: 80 },
    weight: 1,
  }));
  const table = meantBy({ routes: [route({ canary: { header: { name: 'X-New' } } }, { backends })] });
  const asked = { method: 'GET', scheme: 'http', host: 'a.test', path: '/api', headers: {} } as const;
  expect(words(answer(table, asked))).toBe('unknown missing-manifest');
});
