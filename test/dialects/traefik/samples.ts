import type { JsonObject } from '#model/json.js';
import type { Sample } from '../contract.js';

/** Routes whose fields are neither written nor recorded without a fault. */
export const samples: readonly Sample[] = [
  behind({
    redirectRegex: { regex: '^http://shop.example.com/(.*)', replacement: 'https://a.test/${1}', permanent: true },
  }),
  behind({ ipWhiteList: { sourceRange: ['10.0.0.0/8'], ipStrategy: { depth: 1 } } }, { version: '2.11' }),
  behind({ ipAllowList: { sourceRange: ['10.0.0.0/8'], rejectStatusCode: 404 } }),
  behind({ passTLSClientCert: { pem: true } }),
  behind({ passTLSClientCert: { info: { notAfter: true } } }),
  behind({
    forwardAuth: {
      address: 'http://auth.test/',
      addAuthCookiesToResponse: ['session'],
      authRequestHeaders: ['Accept'],
      authResponseHeaders: ['X-User'],
      authResponseHeadersRegex: '^X-',
      authSigninURL: 'https://login.test/',
      forwardBody: true,
      headerField: 'X-Who',
      maxBodySize: 1024,
      maxResponseBodySize: 1024,
      preserveLocationHeader: true,
      preserveRequestMethod: true,
      tls: { insecureSkipVerify: true },
      trustForwardHeader: true,
    },
  }),
  behind({ stripPrefix: { prefixes: ['/'], forceSlash: true } }),
  behind({ digestAuth: { secret: 'digest', realm: 'shop' } }),
  behind({ inFlightReq: { amount: 5, sourceCriterion: { requestHost: true } } }),
  behind({ rateLimit: { average: 5, sourceCriterion: { requestHost: true } } }),
  behind({ rateLimit: { average: 5, redis: { endpoints: ['redis:6379'] } } }),
  behind({ headers: { customFrameOptionsValue: 'SAMEORIGIN', customBrowserXSSValue: '1' } }),
  behind({ headers: { contentSecurityPolicyReportOnly: "default-src 'self'" } }),
  behind({
    errors: {
      status: ['503', '418'],
      statusRewrites: { '418': 404 },
      query: '/{status}.html',
      errorRequestHeaders: ['Accept'],
      service: { name: 'pages', port: 80 },
    },
  }),
  behind({ retry: { attempts: 3, initialInterval: '100ms', maxRequestBodyBytes: 1024, timeout: '2s' } }),
  behind({ retry: { attempts: 3, status: ['503'], disableRetryOnNetworkError: true } }),
  behind({ buffering: { maxRequestBodyBytes: 1024, retryExpression: 'Attempts() < 2' } }),
  over({
    rootCAsSecrets: ['ca'],
    certificatesSecrets: ['own'],
    serverName: 'inner.test',
    cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'],
    disableHTTP2: true,
    minVersion: 'VersionTLS12',
    maxVersion: 'VersionTLS13',
    peerCertURI: 'urn:x',
  }),
  over({ spiffe: { ids: ['spiffe://trust/one'] } }),
  sampleOf([
    route({}, { services: [{ name: 'both', kind: 'TraefikService' }] }),
    own('TraefikService', 'both', {
      failover: {
        service: { name: 'web', port: 80 },
        fallback: { name: 'pages', port: 80 },
        errors: { status: ['500-599'], maxRequestBodyBytes: 1024 },
      },
    }),
  ]),
  to({ nodePortLB: true }),
  to({ passiveHealthCheck: { failureWindow: '3s', maxFailedAttempts: 3 } }),
  to({ name: 'outside', healthCheck: { path: '/healthz' } }),
  to({ responseForwarding: { flushInterval: '1ms' } }),
  sampleOf([route({})], {
    noEndpoints: ['shop/web'],
    static: { providers: { kubernetesCRD: { nativeLBByDefault: true, allowExternalNameServices: true } } },
  }),
  sampleOf([
    route({ tls: {} }),
    own('TLSOption', 'default', {
      minVersion: 'VersionTLS12',
      maxVersion: 'VersionTLS13',
      cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'],
      preferServerCipherSuites: true,
      curvePreferences: ['CurveP256'],
      alpnProtocols: ['http/1.1'],
      disableSessionTickets: true,
    }),
  ]),
  sampleOf([tcpRoute({ passthrough: true }, []), route({})]),
  sampleOf([tcpRoute({}, [{ name: 'm' }]), own('MiddlewareTCP', 'm', { inFlightConn: { amount: 5 } })]),
];

function behind(middleware: JsonObject, more: Partial<Sample['settings']> = {}): Sample {
  return sampleOf([route({}, { middlewares: [{ name: 'm' }] }), own('Middleware', 'm', middleware)], more);
}

function over(transport: JsonObject): Sample {
  return sampleOf([
    route({}, { services: [{ name: 'web', port: 80, scheme: 'https', serversTransport: 't' }] }),
    own('ServersTransport', 't', transport),
  ]);
}

function to(service: JsonObject): Sample {
  return sampleOf([route({}, { services: [{ name: 'web', port: 80, ...service }] })]);
}

function route(spec: JsonObject, rule: JsonObject = {}): JsonObject {
  const plain = { kind: 'Rule', match: 'Host(`shop.example.com`)', services: [{ name: 'web', port: 80 }] };
  return own('IngressRoute', 'web', { routes: [{ ...plain, ...rule }], ...spec });
}

function tcpRoute(tls: JsonObject, middlewares: readonly JsonObject[]): JsonObject {
  const rule = { match: 'HostSNI(`tcp.example.com`)', middlewares, services: [{ name: 'web', port: 80 }] };
  return own('IngressRouteTCP', 'tcp', { tls, routes: [rule] });
}

function sampleOf(values: readonly JsonObject[], more: Partial<Sample['settings']> = {}): Sample {
  const certificate = { 'ca.crt': 'eA==', 'tls.ca': 'eA==', 'tls.crt': 'eA==', 'tls.key': 'eA==' };
  return {
    values: [
      ...values,
      ...['web', 'pages'].map(name =>
        named('v1', 'Service', name, {
          clusterIP: '10.1.0.1',
          type: 'NodePort',
          ports: [{ port: 80, nodePort: 30080 }],
        }),
      ),
      named('v1', 'Service', 'outside', { type: 'ExternalName', externalName: 'outside.test', ports: [{ port: 80 }] }),
      ...['ca', 'own'].map(name => ({ ...named('v1', 'Secret', name, {}), data: certificate })),
      { ...named('v1', 'Secret', 'digest', {}), data: { users: 'dXNlcjpzaG9wOng=' } },
    ],
    settings: {
      name: 'traefik',
      kind: 'traefik',
      assumeEndpoints: true,
      noEndpoints: [],
      static: { providers: { kubernetesCRD: { allowExternalNameServices: true } } },
      ...more,
    },
  };
}

function own(kind: string, name: string, spec: JsonObject): JsonObject {
  return named('traefik.io/v1alpha1', kind, name, spec);
}

function named(apiVersion: string, kind: string, name: string, spec: JsonObject): JsonObject {
  return { apiVersion, kind, metadata: { name, namespace: 'shop' }, spec };
}
