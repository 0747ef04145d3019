import type { CertificateChoice } from '#model/routing/table.js';
import type { EntryPoint } from '../installation/entry-point.js';
import type { Middlewares } from '../middlewares/middleware.js';
import type { ReadRouter } from '../routers/read-router.js';
import type { RouterTree } from '../routers/table-routes.js';
import type { TcpRoute } from '../ingress-route/tcp-routes.js';
import type { Does } from '../versions/changes.table.js';
import type { TlsOptions } from '../tls/tls-options.js';

/** What the listeners of all entry points rest on. */
export interface ListenerParts {
  readonly does: Does;
  readonly entryPoints: readonly EntryPoint[];
  readonly trees: readonly RouterTree[];
  /** All routers: also of those that are not served the hosts choose TLS options. */
  readonly routers: readonly ReadRouter[];
  readonly tcpRoutes: readonly TcpRoute[];
  readonly middlewares: Middlewares;
  readonly tlsOptions: TlsOptions;
  readonly certificates: readonly CertificateChoice[];
}
