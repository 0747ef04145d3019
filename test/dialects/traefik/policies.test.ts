import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AnnotationField } from '#dialects/traefik/ingress/annotation-fields.table.js';
import { routerFields, serviceFields } from '#dialects/traefik/ingress/annotation-fields.table.js';
import { featureInfo } from '#dialects/traefik/policies/index.js';
import { idleFields, middlewareFields } from '#dialects/traefik/policies/middleware-fields.table.js';
import { policiesIn, written } from '#dialects/traefik/policies/policy-set.js';
import type { JsonObject } from '#model/json.js';
import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { IntentRoute } from '#model/routing/intent.js';

const route: IntentRoute = {
  name: 'web',
  namespace: 'shop',
  hosts: ['shop.example.com'],
  paths: [],
  backends: [],
  tls: { secret: 'web-tls' },
  policies: {},
  labels: {},
  at: { file: 'shop/web', line: 0, column: 0, endLine: 0, endColumn: 0 },
};

const target = { route, path: { path: '/api', exact: false } };

test.each<readonly [PolicySet, JsonObject]>([
  [{ clientAddresses: { allow: ['10.0.0.0/8'] } }, { ipAllowList: { sourceRange: ['10.0.0.0/8'] } }],
  [
    { clientAddresses: { allow: ['10.0.0.1'], status: 404, from: { depth: 1 } } },
    { ipAllowList: { sourceRange: ['10.0.0.1'], rejectStatusCode: 404, ipStrategy: { depth: 1 } } },
  ],
  [
    { passwordAuthentication: { scheme: 'basic', secret: { name: 'users' }, realm: 'shop', removesCredentials: true } },
    { basicAuth: { secret: 'users', realm: 'shop', removeHeader: true } },
  ],
  [
    { externalAuthentication: { url: 'http://auth', responseHeaders: ['X-User'], tls: { skipsVerification: true } } },
    { forwardAuth: { address: 'http://auth', authResponseHeaders: ['X-User'], tls: { insecureSkipVerify: true } } },
  ],
  [
    {
      clientCertificates: {
        authorities: [{ name: 'ca' }],
        verify: 'required',
        passed: 'parts',
        parts: ['subject.commonName', 'notAfter'],
      },
    },
    {
      TLSOption: { clientAuth: { clientAuthType: 'RequireAndVerifyClientCert', secretNames: ['ca'] } },
      passTLSClientCert: { info: { subject: { commonName: true }, notAfter: true } },
    },
  ],
  [
    { rateLimit: { rps: 0.5, burst: 3, by: { kind: 'header', name: 'X-Client' } } },
    { rateLimit: { average: 1, period: '2s', burst: 3, sourceCriterion: { requestHeaderName: 'X-Client' } } },
  ],
  [
    { inFlightLimit: { amount: 9, by: { kind: 'host' } } },
    { inFlightReq: { amount: 9, sourceCriterion: { requestHost: true } } },
  ],
  [{ bodySize: { most: 1024 } }, { buffering: { maxRequestBodyBytes: 1024 } }],
  [
    { retries: { attempts: 3, on: ['502-504'], interval: 0.1, networkErrors: false } },
    { retry: { attempts: 3, status: ['502-504'], initialInterval: '100ms', disableRetryOnNetworkError: true } },
  ],
  [
    { redirect: { to: { kind: 'url', url: 'https://new.example.com/' }, status: 301 } },
    { redirectRegex: { regex: '^.+$', replacement: 'https://new.example.com/', permanent: true } },
  ],
  [
    { redirect: { to: { kind: 'scheme', scheme: 'https', port: '8443' }, status: 302 } },
    { redirectScheme: { scheme: 'https', port: '8443', permanent: false } },
  ],
  [
    { appRoot: { path: '/shop' } },
    { redirectRegex: { regex: '^(https?://[^/?]+)/?(?:\\?.*)?$', replacement: '${1}/shop' } },
  ],
  [
    { requestHeaders: { set: { 'X-Shop': 'a' }, remove: ['X-Gone'] } },
    { headers: { customRequestHeaders: { 'X-Shop': 'a', 'X-Gone': '' } } },
  ],
  [{ upstreamHost: { host: 'inner' } }, { headers: { customRequestHeaders: { Host: 'inner' } } }],
  [
    { hsts: { maxAge: 600, includeSubdomains: true, preload: false } },
    { headers: { stsSeconds: 600, stsIncludeSubdomains: true, stsPreload: false } },
  ],
  [
    { cors: { origins: ['https://a.example.com', 'https://*.example.com'], methods: ['GET'], maxAge: 5 } },
    {
      headers: {
        accessControlAllowOriginList: ['https://a.example.com'],
        accessControlAllowOriginListRegex: ['^https://[A-Za-z0-9-]+\\.example\\.com$'],
        accessControlAllowMethods: ['GET'],
        accessControlMaxAge: 5,
      },
    },
  ],
  [
    {
      customErrors: {
        statuses: ['500-599'],
        backend: { namespace: 'pages', service: 'errors', port: 80 },
        path: '/{status}',
      },
    },
    {
      errors: {
        status: ['500-599'],
        service: { name: 'errors', namespace: 'pages', port: 80, scheme: 'http' },
        query: '/{status}',
      },
    },
  ],
  [{ backendProtocol: { protocol: 'h2c' } }, { service: { scheme: 'h2c' } }],
  [
    { stickySessions: { cookie: 'route', sameSite: 'Lax', maxAge: 60 } },
    { service: { sticky: { cookie: { name: 'route', sameSite: 'lax', maxAge: 60 } } } },
  ],
  [{ loadBalancing: { through: 'service' } }, { service: { nativeLB: true } }],
  [
    { backendTls: { verify: false, authorities: [{ name: 'ca' }], serverName: 'inner' } },
    { ServersTransport: { insecureSkipVerify: true, rootCAs: [{ secret: 'ca' }], serverName: 'inner' } },
  ],
  [{ timeouts: { connect: 5 } }, { ServersTransport: { forwardingTimeouts: { dialTimeout: '5s' } } }],
  [
    { tlsOptions: { minVersion: '1.2', strictNames: true } },
    { TLSOption: { minVersion: 'VersionTLS12', sniStrict: true } },
  ],
  [{ observability: { accessLog: false } }, { router: { observability: { accessLogs: false } } }],
])('%j is said in words of Traefik, and read back from them', (set, words) => {
  const [name = ''] = Object.keys(set);
  expect(written(name as PolicyName, set, target)).toEqual(words); // its very key
  expect(policiesIn(words)).toEqual(set);
});

/** Fields that no policy owns, and why. */
const unowned: Readonly<Record<string, string>> = {
  'chain.middlewares': 'a chain is its members',
  'headers.publicKey': 'no browser heeds Public-Key-Pins',
};

test('each field of a Middleware is of a policy, or stands with its reason', () => {
  const owned = new Set(featureInfo.flatMap(({ keys }) => keys));
  const fields = Object.entries(middlewareFields).flatMap(([kind, names]) =>
    names.filter(name => !idleFields[kind]?.includes(name)).map(name => `${kind}.${name}`),
  );
  expect(fields.filter(field => !owned.has(field) && !(field in unowned))).toEqual([]);
});

/** Words that mean other things elsewhere too: of these a feature sees what it owns, and no other field. */
const everyday =
  'address allowedHosts expression headerField ipStrategy maxBodySize maxRequestBodyBytes middlewares path permanent port prefix prefixes query realm regex replacement scheme secret service sourceCriterion status timeout tls';

test('the name of each field of a Middleware stands in one file beside the table', () => {
  const words = new Set(everyday.split(' '));
  const names = new Set(Object.values(middlewareFields).flat());
  const idle = new Set([...Object.values(idleFields).flat(), 'publicKey']);
  for (const name of [...names].filter(one => !words.has(one) && !idle.has(one)))
    expect([name, filesWith(new RegExp(`\\b${name}\\b`)).length]).toEqual([name, 1]);
});

test('the name of each annotation stands in one file beside the table', () => {
  const keys = [...keysOf(routerFields, 'router'), ...keysOf(serviceFields, 'service')];
  for (const key of keys) {
    const [head = '', field = ''] = key.split('.');
    const files = filesWith(new RegExp(`'${head}\\.${field}\\b`, 'i'));
    expect([key, files.length]).toEqual([key, 1]);
  }
});

function keysOf(fields: Readonly<Record<string, AnnotationField>>, head: string): readonly string[] {
  return Object.keys(fields).map(name => `${head}.${name}`);
}

/** The files of the dialect in whose code a word stands: neither tables of data, nor reasons, nor comments. */
function filesWith(word: RegExp): readonly string[] {
  return [...sources].filter(([, text]) => word.test(text)).map(([file]) => file);
}

const sources: ReadonlyMap<string, string> = new Map(
  (readdirSync(join(__dirname, '../../../src/dialects/traefik'), { recursive: true }) as string[]) // names of files
    .filter(file => file.endsWith('.ts') && !file.endsWith('.table.ts') && !file.endsWith('lacks.ts'))
    .map(file => [file, codeOf(readFileSync(join(__dirname, '../../../src/dialects/traefik', file), 'utf8'))]),
);

function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/because[:=] ?\s*[`'].*$/gm, '');
}
