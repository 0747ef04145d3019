/** A field of Traefik's kinds that came with a release: Traefik before it does not see it. `[]` stands for each item of a list. */
export interface FieldChange {
  readonly since: readonly string[];
  readonly fields: readonly string[];
}

/**
 * The fields that came after v2.11.0, by kind; `Service` stands for every reference to a Service, `Cookie` for the cookie of every
 * sticky session. (traefik v2.11.53 to v3.7.9, docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml,
 * compared release by release)
 */
export const fieldChanges: readonly FieldChange[] = [
  {
    since: ['3.0.0'],
    fields: [
      'IngressRoute.routes[].syntax',
      'IngressRouteTCP.routes[].syntax',
      'IngressRouteTCP.routes[].services[].serversTransport',
      'IngressRouteTCP.routes[].services[].tls',
      'Cookie.maxAge',
      'Middleware.circuitBreaker.responseCode',
      'Middleware.compress.includedContentTypes',
      'Middleware.forwardAuth.addAuthCookiesToResponse',
      'Middleware.grpcWeb',
      'Middleware.ipAllowList.rejectStatusCode',
      'ServersTransport.spiffe',
    ],
  },
  { since: ['3.0.2'], fields: ['Middleware.compress.defaultEncoding'] },
  {
    since: ['3.1.0'],
    fields: [
      'Service.healthCheck',
      'Service.nodePortLB',
      'IngressRouteTCP.routes[].services[].nodePortLB',
      'Middleware.headers.contentSecurityPolicyReportOnly',
    ],
  },
  {
    since: ['3.2.0'],
    fields: [
      'Middleware.compress.encodings',
      'Middleware.inFlightReq.sourceCriterion.ipStrategy.ipv6Subnet',
      'Middleware.ipAllowList.ipStrategy.ipv6Subnet',
      'Middleware.ipWhiteList.ipStrategy.ipv6Subnet',
      'Middleware.rateLimit.sourceCriterion.ipStrategy.ipv6Subnet',
      'TraefikService.mirroring.mirrorBody',
    ],
  },
  {
    since: ['3.3.0'],
    fields: [
      'IngressRoute.routes[].observability',
      'Cookie.path',
      'Middleware.forwardAuth.forwardBody',
      'Middleware.forwardAuth.maxBodySize',
      'Middleware.forwardAuth.preserveLocationHeader',
    ],
  },
  { since: ['3.3.3'], fields: ['Middleware.forwardAuth.headerField'] },
  {
    since: ['3.4.0'],
    fields: [
      'Cookie.domain',
      'Middleware.errors.statusRewrites',
      'Middleware.forwardAuth.preserveRequestMethod',
      'Middleware.rateLimit.redis',
      'ServersTransport.rootCAs',
      'TLSOption.disableSessionTickets',
    ],
  },
  { since: ['3.5.0'], fields: ['IngressRoute.routes[].observability.traceVerbosity'] },
  {
    since: ['3.6.0'],
    fields: ['IngressRoute.parentRefs', 'Service.passiveHealthCheck', 'TraefikService.highestRandomWeight'],
  },
  { since: ['2.11.38', '3.6.9'], fields: ['Middleware.forwardAuth.maxResponseBodySize'] },
  { since: ['2.11.53', '3.6.24', '3.7.8'], fields: ['Middleware.errors.errorRequestHeaders'] },
  {
    since: ['3.7.0'],
    fields: [
      'IngressRoute.ingressClassName',
      'IngressRouteTCP.ingressClassName',
      'IngressRouteUDP.ingressClassName',
      'Service.middlewares',
      'Middleware.encodedCharacters',
      'Middleware.forwardAuth.authSigninURL',
      'Middleware.retry.disableRetryOnNetworkError',
      'Middleware.retry.maxRequestBodyBytes',
      'Middleware.retry.retryNonIdempotentMethod',
      'Middleware.retry.status',
      'Middleware.retry.timeout',
      'ServersTransport.cipherSuites',
      'ServersTransport.maxVersion',
      'ServersTransport.minVersion',
      'TraefikService.failover',
    ],
  },
];

/** Where references to Services stand. */
export const servicePlaces: readonly string[] = [
  'IngressRoute.routes[].services[]',
  'Middleware.errors.service',
  'TraefikService.weighted.services[]',
  'TraefikService.mirroring',
  'TraefikService.mirroring.mirrors[]',
  'TraefikService.highestRandomWeight.services[]',
  'TraefikService.failover.service',
  'TraefikService.failover.fallback',
];

/** Where cookies of sticky sessions stand. */
export const cookiePlaces: readonly string[] = [
  ...servicePlaces.map(place => `${place}.sticky.cookie`),
  'TraefikService.weighted.sticky.cookie',
];

/** The annotations of Ingresses and Services that came after v2.11.0. (traefik v2.11.53 to v3.7.9, pkg/provider/kubernetes/ingress/annotations.go; pkg/config/dynamic/http_config.go: Cookie) */
export const annotationChanges: readonly FieldChange[] = [
  { since: ['3.0.0'], fields: ['service.sticky.cookie.maxAge'] },
  { since: ['3.1.0'], fields: ['service.nodePortLB'] },
  { since: ['3.1.3'], fields: ['router.ruleSyntax'] },
  { since: ['3.3.0'], fields: ['router.observability', 'service.sticky.cookie.path'] },
  { since: ['3.4.0'], fields: ['service.sticky.cookie.domain'] },
  { since: ['3.5.0'], fields: ['router.observability.traceVerbosity'] },
  { since: ['3.7.0'], fields: ['service.middlewares'] },
];
