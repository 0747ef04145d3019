import type { Ability, Lacks } from '../dialect.js';

const oneStatus = 'ingress-nginx has one status for every redirect to https: http-redirect-code in its ConfigMap';

const ownPath =
  'ingress-nginx rewrites what the path of the route takes, and nothing else; take away or replace the prefix of the route';
const wholeCertificate = 'ingress-nginx passes a client certificate as a whole; ask for that, or for nothing';
const byAddress = 'ingress-nginx counts clients by the address of their connection; leave out by what they are counted';
const noPing = 'ingress-nginx asks nothing of unused connections; leave it out';
const ownPages =
  'ingress-nginx asks the page of an error by headers, with all others of the request, and keeps its status; leave it out';

/**
 * What routes cannot be asked for under ingress-nginx, and why, with the way out. The refusals of its writer, the types of the
 * constructs and the support matrix say it in these words. (ingress-nginx v1.15.1, docs/user-guide/nginx-configuration/annotations.md
 * and configmap.md: what neither has)
 */
export const lacks = {
  /** ingress-nginx v1.15.1, docs/user-guide/nginx-configuration/configmap.md (http-redirect-code). */
  'httpsRedirect.status': oneStatus,
  'httpsRedirect.otherStatus': oneStatus,
  /** ingress-nginx v1.15.1, internal/ingress/controller/controller.go (mergeAlternativeBackends). */
  'backends.many': 'ingress-nginx splits traffic between two Services, by one canary Ingress: name at most two',
  requestHeaders:
    'ingress-nginx sets headers of requests for all routes, by proxy-set-headers in its ConfigMap: name them there',
  compression:
    'ingress-nginx compresses the answers of all routes, by use-gzip and use-brotli in its ConfigMap: set it there',
  circuitBreaker:
    'ingress-nginx has no circuit breaker: say by retries and timeouts when a request goes to another endpoint',
  plugins: 'ingress-nginx has no plugins: say by policies what they do, or put a proxy that does it before the backend',
  allowedHosts: 'ingress-nginx lets no other hosts in than a route names: name them as its hosts',
  deniedEscapes:
    'ingress-nginx decodes escapes before it looks at a path, and refuses none: refuse them in the backend',
  grpcWeb: 'ingress-nginx does not translate gRPC-Web: put a proxy that does before the backend',
  contentType: 'ingress-nginx never tells the type of an answer from its body: leave it out, or set it in the backend',
  repeated: 'ingress-nginx takes each policy once for a path: make one of what the route asks twice',
  'redirect.pattern': 'ingress-nginx sends a route to one place, not by an expression; name the place',
  'redirect.scheme': 'ingress-nginx changes no scheme but to https; ask for the redirect to https, or name the URL',
  'pathRewrite.stripPrefixes': ownPath,
  'pathRewrite.stripPatterns': ownPath,
  'pathRewrite.addPrefix': ownPath,
  'pathRewrite.sent': 'ingress-nginx escapes the path that the backend sees by itself; leave out how it is sent (sent)',
  'responseHeaders.add': 'ingress-nginx sets a header of the answer, in place of one that is there; set it',
  'responseHeaders.remove':
    'ingress-nginx takes no header of the answer away for one route; hide it for all, by hide-headers in its ConfigMap',
  'cors.originPatterns':
    'ingress-nginx compares origins with names and wildcards, not with expressions; name the origins',
  'cors.vary': 'ingress-nginx says by itself for which origins an answer is (Vary); leave it out',
  'hsts.always': 'ingress-nginx sends Strict-Transport-Security over https alone; leave it out',
  'hsts.proxyHeaders':
    'ingress-nginx trusts X-Forwarded headers for all routes, by use-forwarded-headers in its ConfigMap; set it there',
  'customErrors.path': ownPages,
  'customErrors.rewrites': ownPages,
  'customErrors.requestHeaders': ownPages,
  'customErrors.own':
    'ingress-nginx takes the pages of errors from a Service; leave out those of another controller (own)',
  'clientAddresses.otherStatus': 'ingress-nginx answers 403 to other addresses; leave out the status',
  'clientAddresses.from':
    'ingress-nginx takes the address of X-Forwarded-For for all routes, by use-forwarded-headers in its ConfigMap; leave out where the address is taken from',
  'passwordAuthentication.userHeader': "ingress-nginx tells the backend no user's name; leave out the header",
  'passwordAuthentication.keepsCredentials':
    'ingress-nginx never passes the credentials on; leave out that they are kept',
  /** ingress-nginx v1.15.1, internal/ingress/annotations/authreq/main.go: what Config holds. */
  'externalAuthentication.requestHeaders':
    'ingress-nginx sends the service all headers of the request; leave out which it receives',
  'externalAuthentication.responseHeaderPattern':
    'ingress-nginx takes headers of the answer by name; name them as response headers',
  'externalAuthentication.cookies':
    'ingress-nginx passes the cookies of the answer by auth-always-set-cookie; leave out their names',
  'externalAuthentication.trustsForwarded':
    'ingress-nginx trusts X-Forwarded headers for all routes, by use-forwarded-headers in its ConfigMap',
  'externalAuthentication.sendsBody': 'ingress-nginx sends the service no body; leave it out',
  'externalAuthentication.maxBodySize': 'ingress-nginx sends the service no body; leave out its size',
  'externalAuthentication.maxResponseBodySize':
    'ingress-nginx has no limit for the answer of the service; leave it out',
  'externalAuthentication.keepsLocation':
    'ingress-nginx sends clients to the sign-in URL; leave out what becomes of the location',
  'externalAuthentication.keepsMethod': 'ingress-nginx asks the service with one method; name it',
  'externalAuthentication.userHeader':
    'ingress-nginx passes headers of the answer by their names; name it among the response headers',
  'externalAuthentication.tls':
    'ingress-nginx does not verify the service over TLS; leave out its authorities and certificates',
  'clientCertificates.manyAuthorities':
    'ingress-nginx takes the authorities of client certificates from one Secret; name one',
  'clientCertificates.demanded':
    'ingress-nginx demands no certificate that it does not verify; ask for one that is required',
  'clientCertificates.passedParts': wholeCertificate,
  'clientCertificates.parts': wholeCertificate,
  'rateLimit.otherKey': byAddress,
  'rateLimit.store': 'ingress-nginx counts in each of its pods by itself; leave the store out',
  'inFlightLimit.otherKey': byAddress,
  'buffering.responseMemory':
    'ingress-nginx holds a response in buffers; give their number and size instead of its memory',
  'buffering.mostResponse': 'ingress-nginx has no largest response; leave it out',
  'buffering.retryExpression': 'ingress-nginx sends a request again as retries say; ask for these',
  'timeouts.idle':
    'ingress-nginx keeps unused connections for all routes, by upstream-keepalive-timeout in its ConfigMap; leave out how long',
  'timeouts.ping': noPing,
  'timeouts.pingAnswer': noPing,
  'retries.interval': 'ingress-nginx tries again at once; leave out the interval',
  'retries.networkErrors':
    'ingress-nginx names what counts as failed; ask for error and timeout instead of network errors',
  'retries.fallback': 'ingress-nginx tries other endpoints of the same Service alone; leave the fallback out',
  'retries.maxBodySize': 'ingress-nginx keeps any body for another try; leave out how much of it',
  'backendProtocol.h2c': 'ingress-nginx speaks HTTP/2 with backends of gRPC alone; ask for http or grpc',
  'backendTls.manyAuthorities': 'ingress-nginx takes the authorities of a backend from one Secret; name one',
  'backendTls.certificates':
    'ingress-nginx takes its own certificate from the Secret of the authorities; put it there and leave certificates out',
  'backendTls.own':
    'ingress-nginx has no more words for TLS with a backend; leave out those of another controller (own)',
  'stickySessions.shownToScripts': 'ingress-nginx hides its cookie from scripts; leave out that they see it',
  'loadBalancing.nodePort': 'ingress-nginx calls pods or their Service, and no port of a node; ask for one of these',
  'loadBalancing.own': 'ingress-nginx has no more words for endpoints; leave out those of another controller (own)',
  'mirror.toService': 'ingress-nginx mirrors to a URL; name the URL of the Service',
  'mirror.some': 'ingress-nginx mirrors every request, not some of a hundred; leave the share out',
  'mirror.own':
    'ingress-nginx mirrors to a URL and has no more words for it; leave out those of another controller (own)',
  'mirror.maxBodySize': 'ingress-nginx mirrors requests of any size; leave out how large they may be',
  'observability.metrics': 'ingress-nginx counts requests for all routes, by --enable-metrics; leave metrics out',
  'observability.traceDetail': 'ingress-nginx has one detail of traces; leave it out',
  /** ingress-nginx v1.15.1, docs/user-guide/nginx-configuration/configmap.md: for all hosts, where it can be said at all. */
  'tlsOptions.curves':
    'ingress-nginx has the same curves for all hosts, by ssl-ecdh-curve in its ConfigMap; set them there',
  'tlsOptions.protocols': 'ingress-nginx offers HTTP/2 to all hosts, by use-http2 in its ConfigMap; set it there',
  'tlsOptions.strictNames':
    'ingress-nginx turns names without a certificate away for all hosts, by ssl-reject-handshake in its ConfigMap; set it there',
  'tlsOptions.sessionTickets':
    'ingress-nginx has session tickets for all hosts, by ssl-session-tickets in its ConfigMap; set them there',
} as const satisfies Lacks;

/** What ingress-nginx never does: it is not asked for by `false`. */
const never: ReadonlySet<string> = new Set<Ability>([
  'hsts.always',
  'clientCertificates.demanded',
  'externalAuthentication.sendsBody',
  'externalAuthentication.keepsLocation',
  'externalAuthentication.keepsMethod',
]);

/** What its ConfigMap says of all routes: whether a route asks for the same is seen where it is written. */
const ofAllRoutes: ReadonlySet<string> = new Set<Ability>(['httpsRedirect.status']);

/** Whether a field with this value asks for something that is lacking. */
export function asksFor(field: string, value: unknown): boolean {
  return !(value === false && never.has(field)) && !ofAllRoutes.has(field);
}
