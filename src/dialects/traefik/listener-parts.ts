import type { CertificateChoice } from '#model/table.js';
import type { EntryPoint } from './entry-point.js';
import type { Middlewares } from './middleware.js';
import type { ReadRouter } from './read-router.js';
import type { RouterTree } from './table-routes.js';
import type { TcpRoute } from './tcp-routes.js';
import type { TlsOptions } from './tls-options.js';

/** What the listeners of all entry points rest on. */
export interface ListenerParts {
  readonly entryPoints: readonly EntryPoint[];
  readonly trees: readonly RouterTree[];
  /** All routers: also of those that are not served the hosts choose TLS options. */
  readonly routers: readonly ReadRouter[];
  readonly tcpRoutes: readonly TcpRoute[];
  readonly middlewares: Middlewares;
  readonly tlsOptions: TlsOptions;
  readonly certificates: readonly CertificateChoice[];
}
