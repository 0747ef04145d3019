import { dialects } from '#dialects/index.js';
import type { Ability, Lacks } from '#dialects/dialect.js';
import { compiled } from '../compiled.js';

/**
 * What a controller lacks does not compile, and the message is the reason. Each "no" of the dialects' tables is tried, by
 * itself and with both controllers: one without a try here fails.
 */
const tries: { readonly [Name in Ability]?: string } = {
  'httpsRedirect.status': 'redirect: { status: 301 }',
  'httpsRedirect.otherStatus': 'redirect: { status: 308 }',
  'redirect.otherStatus': 'redirectTo: { url: "https://a.test/", status: 308 }',
  requestHeaders: 'requestHeaders: { set: { "X-A": "1" } }',
  compression: 'compression: true',
  circuitBreaker: 'circuitBreaker: { expression: "NetworkErrorRatio() > 0.5" }',
  plugins: 'plugins: ["geo-block"]',
  allowedHosts: 'allowedHosts: { hosts: ["a.test"] }',
  deniedEscapes: 'deniedEscapes: ["%2F"]',
  grpcWeb: 'grpcWeb: ["*"]',
  contentType: 'detectContentType: true',
  repeated: 'repeated: [{ responseHeaders: { set: { "X-A": "1" } } }]',
  wwwRedirect: 'wwwRedirect: true',
  relativeRedirects: 'relativeRedirects: true',
  responseRewrite: 'responseRewrite: { cookiePath: "off" }',
  pushPreload: 'pushPreload: true',
  satisfy: 'satisfy: "one"',
  firewall: 'waf: true',
  bandwidth: 'bandwidth: { rate: "100k" }',
  canary: 'canary: { backend: { service: "next", port: 80 }, weight: 10 }',
  defaultBackend: 'defaultBackend: "sorry"',
  serverAliases: 'aliases: ["old.test"]',
  snippets: 'snippets: { location: "deny all;" }',
  tlsPassthrough: 'passthrough: true',
  appRoot: 'appRoot: "/app"',
  hsts: 'hsts: true',
  responseHeaders: 'responseHeaders: { remove: ["Server"] }',
  'clientAddresses.deny': 'deny: ["192.0.2.1"]',
  'clientAddresses.status': 'allow: ["192.0.2.1"], addresses: { status: 404 }',
  'clientAddresses.from': 'allow: ["192.0.2.1"], addresses: { from: { depth: 1 } }',
  'requestHeaders.add': 'requestHeaders: { add: { "X-A": "1" } }',
  'responseHeaders.add': 'responseHeaders: { add: { "X-A": "1" } }',
  'passwordAuthentication.userHeader': 'basicAuth: { secret: "users", userHeader: "X-User" }',
  'externalAuthentication.method': 'externalAuth: { url: "http://auth/", method: "GET" }',
  'externalAuthentication.requestUrl': 'externalAuth: { url: "http://auth/", requestUrl: "http://a/" }',
  'externalAuthentication.sentHeaders': 'externalAuth: { url: "http://auth/", sentHeaders: "headers" }',
  'externalAuthentication.cache': 'externalAuth: { url: "http://auth/", cache: { key: "$remote_user" } }',
  'externalAuthentication.keepAlive': 'externalAuth: { url: "http://auth/", keepAlive: { connections: 8 } }',
  'externalAuthentication.alwaysSetsCookie': 'externalAuth: { url: "http://auth/", alwaysSetsCookie: true }',
  'externalAuthentication.global': 'externalAuth: { url: "http://auth/", global: true }',
  'clientCertificates.depth': 'clientCertificates: { authorities: "ca", depth: 2 }',
  'clientCertificates.subject': 'clientCertificates: { authorities: "ca", subject: "CN=shop" }',
  'clientCertificates.errorPage': 'clientCertificates: { authorities: "ca", errorPage: "https://a.test/" }',
  'rateLimit.rpm': 'rateLimit: { rps: 5, rpm: 100 }',
  'rateLimit.exempt': 'rateLimit: { rps: 5, exempt: ["10.0.0.0/8"] }',
  'rateLimit.by': 'rateLimit: { rps: 5, by: "host" }',
  'rateLimit.store': 'rateLimit: { rps: 5, store: {} }',
  'inFlightLimit.by': 'inFlight: { amount: 5, by: "host" }',
  'inFlightLimit.exempt': 'inFlight: { amount: 5, exempt: ["10.0.0.0/8"] }',
  'buffering.buffers': 'buffering: { buffers: { count: 8 } }',
  'buffering.temporaryFile': 'buffering: { temporaryFile: "1g" }',
  'timeouts.read': 'timeouts: { read: "30s" }',
  'timeouts.send': 'timeouts: { send: "30s" }',
  'timeouts.responseHeader': 'timeouts: { responseHeader: "30s" }',
  'timeouts.idle': 'timeouts: { idle: "30s" }',
  'timeouts.ping': 'timeouts: { ping: "30s" }',
  'timeouts.pingAnswer': 'timeouts: { pingAnswer: "30s" }',
  'retries.interval': 'retries: { interval: "100ms" }',
  'retries.networkErrors': 'retries: { networkErrors: true }',
  'retries.maxBodySize': 'retries: { maxBodySize: "1m" }',
  'backendProtocol.version': 'protocol: { protocol: "http", version: "1.1" }',
  'backendProtocol.connection': 'protocol: { protocol: "http", connection: "close" }',
  'backendProtocol.fastcgi': 'protocol: "fastcgi"',
  'backendTls.depth': 'protocol: "https", backendTls: { depth: 2 }',
  'backendTls.protocols': 'protocol: "https", backendTls: { protocols: ["TLSv1.3"] }',
  'backendTls.ciphers': 'protocol: "https", backendTls: { ciphers: "HIGH" }',
  'stickySessions.expires': 'sticky: { expires: "2d" }',
  'stickySessions.omitsUnknownNone': 'sticky: { omitsUnknownNone: true }',
  'stickySessions.changesOnFailure': 'sticky: { changesOnFailure: true }',
  'stickySessions.canary': 'sticky: { canary: "legacy" }',
  'loadBalancing.hashBy': 'loadBalancing: { hashBy: "$request_uri" }',
  'loadBalancing.hashSubset': 'loadBalancing: { hashSubset: 3 }',
  'mirror.host': 'mirror: { to: "http://copy.test", host: "copy.test" }',
  'customErrors.disabled': 'errors: { statuses: ["404"], disabled: true }',
  'customErrors.path': 'errors: { statuses: ["404"], path: "/404.html" }',
  'customErrors.rewrites': 'errors: { statuses: ["404"], rewrites: { "404": 410 } }',
  'observability.rewriteLog': 'observability: { rewriteLog: true }',
  'observability.operationName': 'observability: { operationName: "shop" }',
  'observability.trustsSpans': 'observability: { trustsSpans: true }',
  'observability.metrics': 'observability: { metrics: false }',
  'observability.traceDetail': 'observability: { traceDetail: "minimal" }',
  'forwardedPrefix.prefix': 'forwardedPrefix: "/api"',
};

const both = '[ingressNginx(), traefik()]';
const kinds = { 'ingress-nginx': 'ingressNginx()', traefik: 'traefik()' } as const;

function lacksOf(kind: string): Lacks {
  return dialects.find(one => one.name === kind)?.lacks ?? {};
}

/** Each "no", for its controller and for both: there, what the other lacks of the same policy may be said first. */
const refusals = Object.entries(kinds).flatMap(([kind, controller]) =>
  Object.entries(lacksOf(kind))
    .filter(([ability]) => ability !== 'backends.many')
    .flatMap(([ability, why]) => [
      { ability, reasons: [why], platform: controller },
      { ability, reasons: [why, ...Object.keys(kinds).flatMap(one => reasonsFor(one, ability))], platform: both },
    ]),
);

function reasonsFor(kind: string, ability: string): readonly string[] {
  const policy = ability.split('.')[0] ?? '';
  return Object.entries(lacksOf(kind)).flatMap(([name, why]) => (name.split('.')[0] === policy ? [why] : []));
}

const programs = refusals.map(({ ability, platform }, at) => [`no${at}`, sourceOf(platform, ability)] as const);
/** What can be asked of a controller is asked: then a try that does not compile has its reason in what is lacking. */
const asked = Object.entries(kinds).flatMap(([kind, controller]) => {
  const lacks = lacksOf(kind);
  const said = (ability: string): boolean => ability in lacks || (ability.split('.')[0] ?? '') in lacks;
  return Object.keys(tries)
    .filter(ability => !said(ability) && !(ability === 'httpsRedirect.otherStatus' && kind !== 'traefik'))
    .map(ability => ({ kind, ability, controller }));
});
const allowed = asked.map(({ ability, controller }, at) => [`yes${at}`, sourceOf(controller, ability)] as const);
const messages = compiled(Object.fromEntries([...programs, ...allowed]));

test.each(refusals.map((one, at) => [one.ability, one.platform, one.reasons, at] as const))(
  '%s does not compile for %s, with the reason',
  (ability, _, reasons, at) => {
    expect(Object.keys(tries)).toContain(ability);
    expect(reasons.some(reason => messages[`no${at}`]?.includes(reason))).toBe(true);
  },
);

test.each(asked.map((one, at) => [one.ability, one.kind, at] as const))('%s compiles for %s', (_ability, _kind, at) => {
  expect(messages[`yes${at}`]).toBe('');
});

function sourceOf(controller: string, ability: string): string {
  const asks = Object.entries(tries).find(([name]) => name === ability)?.[1] ?? '';
  return `
    import { Chart } from 'cdk8s';
    import { definePlatform, ingressNginx, traefik } from 'gatewright';
    const { Application, PlatformApp } = definePlatform({ controller: ${controller}, domain: 'example.com' });
    const chart = new Chart(new PlatformApp(), 'shop', { namespace: 'shop' });
    void [ingressNginx, traefik];
    new Application(chart, 'web', { image: 'web:1', port: 80, expose: { ${asks} } });
  `;
}
