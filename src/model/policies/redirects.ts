/** Requests over plain HTTP are sent to https. */
export interface HttpsRedirect {
  readonly enabled: boolean;
  /** Only hosts that have a certificate are redirected. Default: all, whether or not the route has TLS of its own. */
  readonly certifiedOnly?: boolean;
  /** The status of the redirect. Default: the controller's. */
  readonly status?: 301 | 302 | 303 | 307 | 308;
  /** One slash at the very end of the URL is taken away. Default: false. */
  readonly dropsSlash?: boolean;
  /** The location names port 443. Default: false. */
  readonly namesPort?: boolean;
}

/** All requests of the route are sent elsewhere. */
export interface Redirect {
  readonly to: RedirectTo;
  /** The status for GET. Default: 302. */
  readonly status?: number;
}

/**
 * Where a redirect leads. `url`: a location as it stands; `path`: a path of the same host, without the request's query;
 * `pattern`: an RE2 over the whole URL and its replacement with `${1}` (no match: no redirect); `scheme`: the same URL over another
 * scheme and, where given, on another port.
 */
export type RedirectTo =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly replacement: string }
  | { readonly kind: 'scheme'; readonly scheme: string; readonly port?: string };

/** A host with or without `www.` leads to the other one, which the route names. */
export interface WwwRedirect {
  readonly enabled: boolean;
}

/** The path `/` of the route's hosts leads (302) to an application's own root. */
export interface AppRoot {
  readonly path: string;
}

/** Redirects that the controller makes by itself have a location without scheme and host. */
export interface RelativeRedirects {
  readonly enabled: boolean;
}
