import type { Can, ControllerName } from '../../controllers/capability.js';
import type { Parts } from '../asked.js';

/** Where requests are sent instead, and what the application sees of their path. */
export interface RedirectProps<Kind extends ControllerName = never> {
  /**
   * Whether plain HTTP is sent to https, and how.
   * @default - true where there is TLS
   */
  readonly redirect?: Redirect<Kind>;
  /**
   * All requests are sent elsewhere: to a URL, a path of the same host, what a regular expression makes of the URL, or another scheme.
   * @default - none is
   */
  readonly redirectTo?: Can<Kind, 'redirect', string | RedirectTarget<Kind>>;
  /**
   * A host with or without `www.` leads to the other one, which the route names.
   * @default false
   */
  readonly wwwRedirect?: Can<Kind, 'wwwRedirect', Can<Kind, 'wwwRedirect.enabled', boolean>>;
  /**
   * The path to which `/` of the host leads (302): `/app`.
   * @default - `/` is answered as any other
   */
  readonly appRoot?: Can<Kind, 'appRoot', Can<Kind, 'appRoot.path', string>>;
  /**
   * Redirects that the controller makes by itself have a location without scheme and host.
   * @default false
   */
  readonly relativeRedirects?: Can<Kind, 'relativeRedirects', Can<Kind, 'relativeRedirects.enabled', boolean>>;
  /**
   * What the application sees in place of the route's path.
   * @default - the path as it came
   */
  readonly rewrite?: Can<Kind, 'pathRewrite', Rewrite<Kind>>;
}

/** Whether plain HTTP is sent to https: yes, no, or yes in this way. */
export type Redirect<Kind extends ControllerName = never> =
  boolean | Can<Kind, 'httpsRedirect', Parts<Kind, 'httpsRedirect', HttpsRedirect<Kind>>>;

/** How plain HTTP is sent to https. */
export interface HttpsRedirect<Kind extends ControllerName = never> {
  /**
   * The status of the redirect.
   * @default - the controller's
   */
  readonly status?: 301 | 302 | Can<Kind, 'httpsRedirect.otherStatus', 303 | 307 | 308>;
  /**
   * Only hosts that have a certificate are redirected.
   * @default false
   */
  readonly certifiedOnly?: boolean;
  /**
   * One slash at the very end of the URL is taken away.
   * @default false
   */
  readonly dropsSlash?: boolean;
  /**
   * The location names port 443.
   * @default false
   */
  readonly namesPort?: boolean;
}

/** Where all requests are sent, and with which status (302 unless said). */
export type RedirectTarget<Kind extends ControllerName = never> = {
  /** @default 302 */
  readonly status?: 301 | 302 | Can<Kind, 'redirect.otherStatus', 303 | 307 | 308>;
} & (
  | { readonly url: string }
  | { readonly path: string }
  | { readonly pattern: Can<Kind, 'redirect.pattern', string>; readonly replacement: string }
  | { readonly scheme: Can<Kind, 'redirect.scheme', 'http' | 'https'>; readonly port?: number }
);

/**
 * The route's own prefix is taken away (`strip: true`), another put in its place, or the whole path replaced. Or what the path begins
 * with is taken away (the first of these prefixes, or of these regular expressions), a prefix is put before it, or a regular
 * expression (RE2) is replaced (`${1}` is its first group).
 */
export type Rewrite<Kind extends ControllerName = never> =
  | { readonly strip: true | Can<Kind, 'pathRewrite.stripPrefixes', readonly string[]> }
  | { readonly prefix: string }
  | { readonly path: string }
  | { readonly stripPatterns: Can<Kind, 'pathRewrite.stripPatterns', readonly string[]> }
  | { readonly addPrefix: Can<Kind, 'pathRewrite.addPrefix', string> }
  | { readonly pattern: string; readonly replacement: string };
