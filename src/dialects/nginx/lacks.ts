import type { Lacks } from '../dialect.js';

const oneStatus = 'ingress-nginx has one status for every redirect to https: http-redirect-code in its ConfigMap';

/**
 * What routes cannot be asked for under ingress-nginx, and why, with the way out. The refusals of its writer, the types of the
 * constructs and the support matrix say it in these words.
 */
export const lacks = {
  /** ingress-nginx v1.15.1, docs/user-guide/nginx-configuration/configmap.md (http-redirect-code). */
  'httpsRedirect.status': oneStatus,
  'httpsRedirect.otherStatus': oneStatus,
  /** ingress-nginx v1.15.1, internal/ingress/controller/controller.go (mergeAlternativeBackends). */
  'backends.many': 'ingress-nginx splits traffic between two Services, by one canary Ingress: name at most two',
  repeated: 'ingress-nginx takes each policy once for a path: make one of what the route asks twice',
} as const satisfies Lacks;
