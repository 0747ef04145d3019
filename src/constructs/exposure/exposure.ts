import type { Tls } from '../settings/tls.js';
import type { Can, ControllerName } from '../controllers/capability.js';
import type { AccessProps } from './access/access.js';
import type { BackendProps } from './backends/backends.js';
import type { HeaderProps } from './headers/headers.js';
import type { LimitProps } from './limits/limits.js';
import type { RedirectProps } from './redirects/redirects.js';
import type { ServingProps } from './serving/serving.js';

/** What a controller routes to an application or a Service, and what it does for these requests. */
export interface Exposure<Kind extends ControllerName = never> extends RoutePlace, Policies<Kind> {
  /**
   * What is asked once more: the second of a policy, then the third, in the order in which they act.
   * @default - each policy once
   */
  readonly repeated?: Can<Kind, 'repeated', readonly Policies<Kind>[]>;
}

/** What a controller does for the requests of a route. */
export interface Policies<Kind extends ControllerName = never>
  extends
    AccessProps<Kind>,
    BackendProps<Kind>,
    HeaderProps<Kind>,
    LimitProps<Kind>,
    RedirectProps<Kind>,
    ServingProps<Kind> {}

/** The requests that a route takes, and the port that it leads to. */
export interface RoutePlace {
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
}

/** A path of a route. A regular expression is RE2, holds for the whole path and heeds case. */
export type RoutePath = string | { readonly exact: string } | { readonly prefix: string } | { readonly regex: string };
