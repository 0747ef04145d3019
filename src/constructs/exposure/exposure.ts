import type { Tls } from '../settings/tls.js';
import type { Can, ControllerName } from '../controllers/capability.js';

/** What a controller routes to an application or a Service. */
export interface Exposure<Kind extends ControllerName = never> {
  /**
   * The name of its route's manifests.
   * @default - the application's; of several exposures, from the path or the host for all but that of the path `/`, or else the first
   */
  readonly name?: string;
  /**
   * The host, or several: `shop.example.com`, `*.example.com`.
   * @default - the name and the platform's domain
   */
  readonly host?: string | readonly string[];
  /**
   * The paths: a text takes whole path elements (`/cart` takes /cart and /cart/x).
   * @default '/'
   */
  readonly path?: RoutePath | readonly RoutePath[];
  /**
   * The application's port by name.
   * @default - its first port
   */
  readonly port?: string;
  /**
   * The certificate: `false` for none, or another than the platform's.
   * @default - the platform's
   */
  readonly tls?: boolean | Tls;
  /**
   * Whether plain HTTP is sent to https, and with which status.
   * @default - true where there is TLS
   */
  readonly redirect?: Redirect<Kind>;
  /**
   * What the application sees in place of the route's path.
   * @default - the path as it came
   */
  readonly rewrite?: Can<Kind, 'pathRewrite', Rewrite>;
  /**
   * How many requests a client may make.
   * @default - any number
   */
  readonly rateLimit?: Can<Kind, 'rateLimit', RateLimit>;
}

/** A path of a route. A regular expression is RE2, holds for the whole path and heeds case. */
export type RoutePath = string | { readonly exact: string } | { readonly prefix: string } | { readonly regex: string };

/** Whether plain HTTP is sent to https: yes, no, or yes with this status. */
export type Redirect<Kind extends ControllerName = never> =
  | boolean
  | Can<
      Kind,
      'httpsRedirect.status',
      { readonly status: 301 | 302 | Can<Kind, 'httpsRedirect.otherStatus', 303 | 307 | 308> }
    >;

/** The route's own prefix is taken away, another put in its place, or the whole path replaced. */
export type Rewrite = { readonly strip: true } | { readonly prefix: string } | { readonly path: string };

/** Requests per second for one client address, and how many may exceed the rate at once. */
export interface RateLimit {
  readonly rps: number;
  /**
   * @default - the controller's
   */
  readonly burst?: number;
}
