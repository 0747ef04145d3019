import type { PolicySet } from '#model/policies/policies.js';
import type { Exposure } from '#constructs/exposure/exposure.js';

/** A prop, and the policy that it is in the intent. */
export const said: readonly (readonly [prop: Exposure, policy: PolicySet])[] = [
  [{ allow: ['10.0.0.0/8'] }, { clientAddresses: { allow: ['10.0.0.0/8'] } }],
  [{ deny: ['192.0.2.1'] }, { clientAddresses: { deny: ['192.0.2.1'] } }],
  [
    { allow: ['::1'], addresses: { status: 404, from: { depth: 1 } } },
    { clientAddresses: { allow: ['::1'], status: 404, from: { depth: 1 } } },
  ],
  [
    { basicAuth: { secret: 'users', realm: 'shop' } },
    { passwordAuthentication: { scheme: 'basic', secret: { name: 'users' }, realm: 'shop' } },
  ],
  [
    { digestAuth: { secret: { name: 'users', namespace: 'shop' } } },
    { passwordAuthentication: { scheme: 'digest', secret: { name: 'users', namespace: 'shop' } } },
  ],
  [
    { externalAuth: { url: 'http://auth/', signIn: 'https://auth/start', responseHeaders: ['X-User'] } },
    {
      externalAuthentication: {
        url: 'http://auth/',
        signIn: { url: 'https://auth/start' },
        responseHeaders: ['X-User'],
      },
    },
  ],
  [
    {
      externalAuth: {
        url: 'http://auth/',
        keepAlive: { connections: 8, timeout: '30s' },
        maxBodySize: '1k',
        tls: { authorities: 'ca' },
      },
    },
    {
      externalAuthentication: {
        url: 'http://auth/',
        keepAlive: { connections: 8, timeout: 30 },
        maxBodySize: 1024,
        tls: { authorities: { name: 'ca' } },
      },
    },
  ],
  [
    { clientCertificates: { authorities: 'ca', depth: 2 } },
    { clientCertificates: { authorities: [{ name: 'ca' }], verify: 'required', depth: 2 } },
  ],
  [
    { satisfy: 'one', allow: ['::1'], basicAuth: { secret: 'users' } },
    {
      satisfy: { enough: 'one' },
      clientAddresses: { allow: ['::1'] },
      passwordAuthentication: { scheme: 'basic', secret: { name: 'users' } },
    },
  ],
  [{ allowedHosts: { hosts: ['a.test'] } }, { allowedHosts: { hosts: ['a.test'] } }],
  [{ deniedEscapes: ['%2F'] }, { deniedEscapes: { escapes: ['%2F'] } }],
  [{ waf: true }, { firewall: { enabled: true } }],
  [{ waf: { coreRules: true } }, { firewall: { enabled: true, coreRules: true } }],
  [{ requestHeaders: { set: { 'X-A': '1' } } }, { requestHeaders: { set: { 'X-A': '1' } } }],
  [{ responseHeaders: { remove: ['Server'] } }, { responseHeaders: { remove: ['Server'] } }],
  [{ cors: { origins: ['*'], maxAge: '10m' } }, { cors: { origins: ['*'], maxAge: 600 } }],
  [{ hsts: true }, { hsts: { maxAge: 31_536_000 } }],
  [{ hsts: { maxAge: '1h', preload: true } }, { hsts: { maxAge: 3600, preload: true } }],
  [{ upstreamHost: 'inner.test' }, { upstreamHost: { host: 'inner.test' } }],
  [{ forwardedPrefix: '/api' }, { forwardedPrefix: { prefix: '/api' } }],
  [{ responseRewrite: { cookiePath: 'off' } }, { responseRewrite: { cookiePath: 'off' } }],
  [{ detectContentType: true }, { contentType: { autoDetect: true } }],
  [{ pushPreload: true }, { pushPreload: { enabled: true } }],
  [{ rateLimit: { rps: 5, burst: 25 } }, { rateLimit: { rps: 5, burst: 25 } }],
  [
    { rateLimit: { rps: 5, by: { header: 'X-User' } } },
    { rateLimit: { rps: 5, by: { kind: 'header', name: 'X-User' } } },
  ],
  [{ inFlight: { amount: 10, by: 'host' } }, { inFlightLimit: { amount: 10, by: { kind: 'host' } } }],
  [
    { inFlight: { amount: 10, by: { depth: 2 } } },
    { inFlightLimit: { amount: 10, by: { kind: 'address', depth: 2 } } },
  ],
  [{ bandwidth: { rate: '100k', after: '1m' } }, { bandwidth: { rate: 100, after: 1024 } }],
  [{ bodySize: '64m' }, { bodySize: { most: 67_108_864 } }],
  [{ bodySize: 0 }, { bodySize: { most: 0 } }],
  [
    { buffering: { requests: false, buffers: { size: '8k' }, temporaryFile: '1g' } },
    { buffering: { requests: false, buffers: { size: 8192 }, temporaryFile: 1_073_741_824 } },
  ],
  [
    { timeouts: { connect: '500ms', read: '5m', send: '1m30s', responseHeader: '2h', idle: '1d', ping: '0s' } },
    { timeouts: { connect: 0.5, read: 300, send: 90, responseHeader: 7200, idle: 86_400, ping: 0 } },
  ],
  [
    { retries: { attempts: 3, on: ['error'], interval: '100ms', maxBodySize: '1Mi' } },
    { retries: { attempts: 3, on: ['error'], interval: 0.1, maxBodySize: 1_048_576 } },
  ],
  [
    { circuitBreaker: { expression: 'NetworkErrorRatio() > 0.5', checkPeriod: '1s', status: 429 } },
    { circuitBreaker: { expression: 'NetworkErrorRatio() > 0.5', checkPeriod: 1, status: 429 } },
  ],
  [{ redirect: true }, { httpsRedirect: { enabled: true } }],
  [{ redirect: { status: 301, namesPort: true } }, { httpsRedirect: { enabled: true, status: 301, namesPort: true } }],
  [{ redirectTo: 'https://new.test/' }, { redirect: { to: { kind: 'url', url: 'https://new.test/' } } }],
  [{ redirectTo: { path: '/new', status: 301 } }, { redirect: { to: { kind: 'path', path: '/new' }, status: 301 } }],
  [
    { redirectTo: { pattern: '^http://a/(.*)$', replacement: 'https://b/${1}' } },
    { redirect: { to: { kind: 'pattern', pattern: '^http://a/(.*)$', replacement: 'https://b/${1}' } } },
  ],
  [
    { redirectTo: { scheme: 'https', port: 8443 } },
    { redirect: { to: { kind: 'scheme', scheme: 'https', port: '8443' } } },
  ],
  [{ wwwRedirect: true }, { wwwRedirect: { enabled: true } }],
  [{ appRoot: '/app' }, { appRoot: { path: '/app' } }],
  [{ relativeRedirects: true }, { relativeRedirects: { enabled: true } }],
  [{ rewrite: { strip: true } }, { pathRewrite: { kind: 'strip-prefix' } }],
  [{ rewrite: { strip: ['/a'] } }, { pathRewrite: { kind: 'strip-prefixes', prefixes: ['/a'] } }],
  [{ rewrite: { prefix: '/b' } }, { pathRewrite: { kind: 'replace-prefix', prefix: '/b' } }],
  [{ rewrite: { path: '/c' } }, { pathRewrite: { kind: 'replace-path', path: '/c' } }],
  [{ rewrite: { stripPatterns: ['/v[0-9]+'] } }, { pathRewrite: { kind: 'strip-patterns', patterns: ['/v[0-9]+'] } }],
  [{ rewrite: { addPrefix: '/d' } }, { pathRewrite: { kind: 'add-prefix', prefix: '/d' } }],
  [
    { rewrite: { pattern: '/a/(.*)', replacement: '/b/${1}' } },
    {
      pathRewrite: {
        kind: 'pattern',
        regex: { flavour: 're2', pattern: '/a/(.*)', ignoreCase: false },
        replacement: '/b/${1}',
      },
    },
  ],
  [{ protocol: 'h2c' }, { backendProtocol: { protocol: 'h2c' } }],
  [
    { protocol: { protocol: 'fastcgi', fastcgi: { index: 'index.php', parameters: 'params' } } },
    { backendProtocol: { protocol: 'fastcgi', fastcgi: { index: 'index.php', parameters: { name: 'params' } } } },
  ],
  [
    { protocol: 'https', backendTls: { verify: true, authorities: ['ca'], serverName: 'inner.test' } },
    {
      backendProtocol: { protocol: 'https' },
      backendTls: { verify: true, authorities: [{ name: 'ca' }], serverName: 'inner.test' },
    },
  ],
  [{ sticky: true }, { stickySessions: {} }],
  [{ sticky: { cookie: 'route', maxAge: '2d' } }, { stickySessions: { cookie: 'route', maxAge: 172_800 } }],
  [{ loadBalancing: { hashBy: '$request_uri' } }, { loadBalancing: { hashBy: '$request_uri' } }],
  [
    { canary: { backend: { service: 'next', port: 80 }, header: 'X-Canary', weight: 10 } },
    {
      canary: {
        backend: { namespace: 'shop', service: 'next', port: 80 },
        header: { name: 'X-Canary' },
        weight: 10,
      },
    },
  ],
  [
    { mirror: { to: 'http://copy.test', host: 'copy.test' } },
    { mirror: { to: { kind: 'url', url: 'http://copy.test' }, host: 'copy.test' } },
  ],
  [
    { mirror: { to: { service: 'copy', port: 80 }, percent: 50, maxBodySize: '1k' } },
    {
      mirror: {
        to: { kind: 'backend', backend: { namespace: 'shop', service: 'copy', port: 80 } },
        percent: 50,
        maxBodySize: 1024,
      },
    },
  ],
  [
    { errors: { statuses: ['503'], backend: { service: 'pages', port: 80 }, path: '/{status}.html' } },
    {
      customErrors: {
        statuses: ['503'],
        backend: { namespace: 'shop', service: 'pages', port: 80 },
        path: '/{status}.html',
      },
    },
  ],
  [{ defaultBackend: 'sorry' }, { defaultBackend: { service: 'sorry' } }],
  [{ compression: true }, { compression: {} }],
  [{ compression: { encodings: ['br'], least: '1k' } }, { compression: { encodings: ['br'], least: 1024 } }],
  [{ tlsOptions: { strictNames: true } }, { tlsOptions: { strictNames: true } }],
  [{ passthrough: true }, { tlsPassthrough: { enabled: true } }],
  [{ aliases: ['old.test'] }, { serverAliases: { hosts: ['old.test'] } }],
  [{ grpcWeb: ['*'] }, { grpcWeb: { origins: ['*'] } }],
  [{ observability: { accessLog: false } }, { observability: { accessLog: false } }],
  [{ snippets: { location: 'deny all;' } }, { snippets: { location: 'deny all;' } }],
  [
    { plugins: [{ name: 'geoblock', configuration: { countries: ['DE'] } }, { name: 'bouncer' }] },
    {
      plugins: {
        list: [
          { name: 'geoblock', configuration: { countries: ['DE'] } },
          { name: 'bouncer', configuration: {} },
        ],
      },
    },
  ],
  [
    { repeated: [{ requestHeaders: { set: { 'X-A': '1' } } }] },
    { repeated: { sets: [{ requestHeaders: { set: { 'X-A': '1' } } }] } },
  ],
];
