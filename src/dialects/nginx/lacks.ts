import type { Lacks } from '../dialect.js';

const oneStatus = 'ingress-nginx has one status for every redirect to https: http-redirect-code in its ConfigMap';

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
  plugins: 'ingress-nginx has no plugins',
  allowedHosts: 'ingress-nginx lets no other hosts in than a route names: name them as its hosts',
  deniedEscapes:
    'ingress-nginx decodes escapes before it looks at a path, and refuses none: refuse them in the backend',
  grpcWeb: 'ingress-nginx does not translate gRPC-Web: put a proxy that does before the backend',
  contentType: 'ingress-nginx never tells the type of an answer from its body: leave it out, or set it in the backend',
  repeated: 'ingress-nginx takes each policy once for a path: make one of what the route asks twice',
} as const satisfies Lacks;
