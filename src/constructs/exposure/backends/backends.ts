import type { Can, ControllerName } from '../../controllers/capability.js';
import type { WorkloadConstruct } from '../../workload/workload.js';
import type { Asked, Parts } from '../asked.js';
import type { Protocol } from './protocol.js';
import type { BackendTls } from './backend-tls.js';
import type { LoadBalancing, Sticky } from './load-balancing.js';
import type { ErrorPages } from './error-pages.js';
import type { Canary } from './canary.js';
import type { Mirror } from './mirror.js';

/** How the application is called, and what else is. */
export interface BackendProps<Kind extends ControllerName = never> {
  /**
   * What the controller speaks with the application, whatever the port is called: ingress-nginx never looks at its name or its
   * appProtocol (v1.15.1, internal/ingress/controller/template/template.go, buildProxyPass), and Traefik is told.
   * Where a port is called after another protocol and nothing is said, there is a warning.
   * @default 'http'
   */
  readonly protocol?: Can<
    Kind,
    'backendProtocol',
    | 'http'
    | 'https'
    | 'grpc'
    | 'grpcs'
    | Can<Kind, 'backendProtocol.h2c', 'h2c'>
    | Can<Kind, 'backendProtocol.auto', 'auto'>
    | Can<Kind, 'backendProtocol.fastcgi', 'fastcgi'>
    | Parts<Kind, 'backendProtocol', Protocol<Kind>>
  >;
  /**
   * How the controller trusts the application over TLS (`protocol: 'https'` or `'grpcs'`), and how it shows itself.
   * @default - as the controller has it
   */
  readonly backendTls?: Asked<Kind, 'backendTls', BackendTls<Kind>>;
  /**
   * A client stays with one pod, by a cookie: `true`, or with what the cookie is.
   * @default - each request goes to any pod
   */
  readonly sticky?: Asked<Kind, 'stickySessions', Sticky<Kind>, true>;
  /**
   * How pods are chosen.
   * @default - as the controller has it
   */
  readonly loadBalancing?: Asked<Kind, 'loadBalancing', LoadBalancing<Kind>>;
  /**
   * Some requests go to another application: those with a header or a cookie, and of the rest a share.
   * @default - none
   */
  readonly canary?: Asked<Kind, 'canary', Canary>;
  /**
   * Each request is sent to another place too, whose answer nobody sees.
   * @default - none
   */
  readonly mirror?: Asked<Kind, 'mirror', Mirror<Kind>>;
  /**
   * Answers with certain statuses are replaced by pages of another application.
   * @default - none
   */
  readonly errors?: Asked<Kind, 'customErrors', ErrorPages>;
  /**
   * The application, or the Service of the route's namespace by its name, that answers where no pod of this one is ready.
   * @default - the controller answers 503
   */
  readonly defaultBackend?: Can<
    Kind,
    'defaultBackend',
    Can<Kind, 'defaultBackend.service', string | WorkloadConstruct>
  >;
}
