/**
 * What a route asks beyond matching, by name. A feature reads and writes one of these in one controller's words.
 * Backends, their weights and TLS are parts of a route and not policies.
 */
export interface Policies {
  readonly httpsRedirect: HttpsRedirect;
  readonly pathRewrite: PathRewrite;
  readonly rateLimit: RateLimit;
}

export type PolicyName = keyof Policies;

/** The policies that one route has. */
export type PolicySet = { readonly [Name in PolicyName]?: Policies[Name] };

/** Requests over plain HTTP are sent to https, whether or not the route has TLS of its own. */
export interface HttpsRedirect {
  readonly enabled: boolean;
  /** The status of the redirect. Default: the controller's. */
  readonly status?: 301 | 302 | 303 | 307 | 308;
}

/**
 * The path that the backend sees. `strip-prefix` takes the route's own prefix away (`/api/x` → `/x`, `/api` → `/`),
 * `replace-prefix` puts another in its place, `replace-path` replaces the whole path.
 */
export type PathRewrite =
  | { readonly kind: 'strip-prefix' }
  | { readonly kind: 'replace-prefix'; readonly prefix: string }
  | { readonly kind: 'replace-path'; readonly path: string };

/** Requests per second for one client address; what exceeds rate and burst is refused by the controller. */
export interface RateLimit {
  readonly rps: number;
  /** How many requests may exceed the rate at once. Default: the controller's. */
  readonly burst?: number;
}
