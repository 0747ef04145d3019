import type { Ability, Lacks } from '#dialects/dialect.js';

const noVariables =
  'Traefik has no such setting for the service that decides: let that service do it, and leave it out here';

const bothOrNone =
  'Traefik holds bodies of both directions or of none: leave buffering out, and it passes them on as they come';

/**
 * What routes cannot be asked for under Traefik, and why, with the way out. The refusals of its writer, the types of the
 * constructs and the support matrix say it in these words. A part is a field of a policy.
 */
export const lacks = {
  /** traefik v3.7.9, pkg/middlewares/redirect/redirect.go (moveHandler). */
  'httpsRedirect.otherStatus':
    'Traefik answers GET with 301 or 302, and other methods with 308 or 307: ask for 301 or 302',
  'redirect.otherStatus': 'Traefik answers GET with 301 or 302, and other methods with 308 or 307: ask for 301 or 302',
  wwwRedirect: 'for Traefik a host with or without www. is one as any other: give it a route of its own that redirects',
  relativeRedirects: 'Traefik names scheme and host in every redirect: leave relative redirects out',
  responseRewrite:
    'Traefik passes Location and Set-Cookie on as the backend sends them: let the backend send what clients see',
  pushPreload: 'Traefik pushes nothing: clients follow Link headers by themselves',
  satisfy: 'Traefik asks for all that stands before a route: leave one of addresses and password out',
  firewall: 'Traefik has no web application firewall but by plugins: install one, and ask for it by plugins',
  bandwidth: 'Traefik sends as fast as a client takes it: limit the number of its requests instead',
  canary: 'Traefik tells requests apart by rules: give the backends weights, or the canary a route of its own',
  defaultBackend:
    'Traefik answers 503 where a Service has no endpoints: take another Service by a failover TraefikService, by hand',
  serverAliases: 'for Traefik an alias is a host as any other: name it among the hosts of the route',
  snippets: 'Traefik has no directives: say what they do by policies',
  tlsPassthrough: 'TLS is passed on by IngressRouteTCPs, for whole hosts and without HTTP routes: write one by hand',
  /** traefik v3.7.9, pkg/middlewares/ipallowlist: there is no list of those denied. */
  'clientAddresses.deny': 'Traefik lets in who is allowed, and has no list of who is not: name those allowed',
  /** traefik v3.7.9, pkg/middlewares/headers/header.go: headers are set or removed. */
  'requestHeaders.add': 'Traefik sets headers and adds no second value: set the header',
  'responseHeaders.add': 'Traefik sets headers and adds no second value: set the header',
  'externalAuthentication.method': noVariables,
  'externalAuthentication.requestUrl': noVariables,
  'externalAuthentication.sentHeaders': noVariables,
  'externalAuthentication.cache': 'Traefik asks for each request anew: keep answers in the service that decides',
  'externalAuthentication.keepAlive': noVariables,
  'externalAuthentication.alwaysSetsCookie': noVariables,
  'clientCertificates.depth': 'Traefik takes chains of any length: leave the depth out',
  'clientCertificates.subject':
    'Traefik verifies who signed, and not for whom: hold the subject that is passed on to it in the backend',
  'clientCertificates.errorPage': 'Traefik ends the handshake without a page: leave it out',
  /** traefik v3.7.9, pkg/middlewares/ratelimiter/rate_limiter.go: one bucket for each client. */
  'rateLimit.rpm': 'Traefik counts by one rate: ask for the one that matters, and for the other at another route',
  'rateLimit.exempt': 'Traefik limits all clients alike: give those that are not limited a route of their own',
  'inFlightLimit.exempt': 'Traefik limits all clients alike: give those that are not limited a route of their own',
  'buffering.buffers': 'Traefik has no number of buffers: say how much is held in memory',
  'buffering.temporaryFile': 'Traefik puts on disk what memory does not hold: limit the size of the body',
  'timeouts.read': 'Traefik waits for the head of an answer, and not between its parts: ask for responseHeader',
  'timeouts.send': 'Traefik does not limit how long a request is sent to a backend: leave it out',
  'backendProtocol.version': 'Traefik speaks the version of HTTP that the backend takes: leave it out',
  'backendProtocol.connection': 'Traefik keeps connections by itself: leave it out',
  'backendProtocol.fastcgi':
    'Traefik speaks HTTP with a Service: put a server that speaks FastCGI before the application',
  'backendTls.depth': 'Traefik takes chains of any length: leave the depth out',
  'backendTls.protocols': 'Traefik takes a lowest and a highest version of TLS in its own words (own): say them there',
  'backendTls.ciphers': 'Traefik calls ciphers as Go does, in its own words (own): say them there',
  'stickySessions.expires': 'the cookie of Traefik has a Max-Age, and no Expires: ask for maxAge',
  'stickySessions.omitsUnknownNone': 'Traefik sends SameSite to every browser: leave it out',
  'stickySessions.changesOnFailure': 'Traefik leaves an endpoint that it knows to be down, and no other: leave it out',
  'stickySessions.canary': 'for Traefik a canary is a route of its own: leave it out',
  'loadBalancing.hashBy':
    'Traefik hashes the address of the client (hrw), and nothing else: ask for that algorithm, or for a cookie',
  'loadBalancing.hashSubset': 'Traefik knows no groups of endpoints: leave it out',
  'retries.fallback': 'a service that stands in for another is a TraefikService of its own: name it by hand',
  'mirror.host': 'Traefik sends the host of the request to mirrors too: leave it out',
  'customErrors.disabled': 'Traefik has no pages for the errors of all routes: nothing is to be switched off',
  'observability.rewriteLog': 'Traefik has no log of rewritings: leave it out',
  'observability.operationName': 'Traefik names spans by itself: leave it out',
  'observability.trustsSpans': 'Traefik goes on with every span that a client begins: leave it out',
  'httpsRedirect.certifiedOnly': 'Traefik redirects whether or not a host has a certificate: give it one',
  'httpsRedirect.dropsSlash': 'Traefik redirects to the very URL: leave the slash at its end',
  'httpsRedirect.namesPort': 'Traefik leaves the usual port out of a location: leave it out too',
  'passwordAuthentication.keys': 'Traefik reads all users from one key of a Secret: put them there, a line each',
  'externalAuthentication.global': 'Traefik has no authentication for all routes: ask for it at each of them',
  'externalAuthentication.signInParameter':
    'Traefik does not tell a sign-in page where to return to: leave the parameter out',
  'buffering.streamedRequests': bothOrNone,
  'buffering.streamedResponses': bothOrNone,
  'backendProtocol.auto': 'Traefik speaks what it is told with a Service: ask for http, https, h2c or gRPC',
  'backendTls.hidesServerName': 'Traefik tells the backend which name it wants: leave sendsServerName out',
  'stickySessions.balanced': 'Traefik leaves a client with its endpoint: leave out that clients are spread again',
  'mirror.toUrl': 'Traefik mirrors requests to Services, and not to a URL: name the Service behind it',
} as const satisfies Lacks;

/** What Traefik never does: it is not asked for by `false`. */
const never: ReadonlySet<string> = new Set<Ability>([
  'httpsRedirect.certifiedOnly',
  'httpsRedirect.dropsSlash',
  'httpsRedirect.namesPort',
  'externalAuthentication.global',
]);

/** Whether a field with this value asks for something that is lacking. */
export function asksFor(field: string, value: unknown): boolean {
  return !(value === false && never.has(field));
}
