import type { JsonObject } from '#model/json.js';
import type { Can, ControllerName } from '../../controllers/capability.js';
import type { WorkloadConstruct } from '../../workload/workload.js';
import type { Asked, Parts } from '../asked.js';
import type { Duration } from '../values/duration.js';
import type { Reference } from '../values/reference.js';
import type { Size } from '../values/size.js';
import type { OtherBackend } from './other-backend.js';

/** How the application is called, and what else is. */
export interface BackendProps<Kind extends ControllerName = never> {
  /**
   * What the controller speaks with the application, whatever the port is called: ingress-nginx never looks at its name or its
   * appProtocol (v1.15.1, internal/ingress/controller/template/template.go, buildProxyPass), and Traefik is told.
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

/** What is spoken: HTTP in the clear or over TLS, HTTP/2 in the clear, gRPC in the clear or over TLS, FastCGI, or what the application takes. */
export type ProtocolName<Kind extends ControllerName = never> =
  | 'http'
  | 'https'
  | 'grpc'
  | 'grpcs'
  | Can<Kind, 'backendProtocol.h2c', 'h2c'>
  | Can<Kind, 'backendProtocol.auto', 'auto'>
  | Can<Kind, 'backendProtocol.fastcgi', 'fastcgi'>;

/** What is spoken, and how. */
export interface Protocol<Kind extends ControllerName = never> {
  /** What is spoken. */
  readonly protocol: ProtocolName<Kind>;
  /**
   * The version of HTTP.
   * @default - the controller's
   */
  readonly version?: '1.0' | '1.1' | '2';
  /**
   * The header Connection of the controller's requests: `keep-alive`.
   * @default - the controller's
   */
  readonly connection?: string;
  /**
   * Of FastCGI: the file for paths that end with a slash, and the ConfigMap of parameters.
   * @default - none
   */
  readonly fastcgi?: { readonly index?: string; readonly parameters?: Reference };
}

/** TLS between the controller and the application. */
export interface BackendTls<Kind extends ControllerName = never> {
  /**
   * Whether its certificate is verified.
   * @default - as the controller has it
   */
  readonly verify?: boolean;
  /**
   * Secrets with the authorities that may have signed it.
   * @default - those of the system
   */
  readonly authorities?: readonly [Reference] | Can<Kind, 'backendTls.manyAuthorities', readonly Reference[]>;
  /**
   * Secrets with the controller's own certificates.
   * @default - none
   */
  readonly certificates?: readonly Reference[];
  /**
   * The longest chain of certificates.
   * @default - the controller's
   */
  readonly depth?: number;
  /**
   * The name that its certificate is held to.
   * @default - that of the backend
   */
  readonly serverName?: string;
  /**
   * The name is told in the handshake.
   * @default - as the controller has it
   */
  readonly sendsServerName?: true | Can<Kind, 'backendTls.hidesServerName', false>;
  /**
   * Versions of TLS: `TLSv1.2`.
   * @default - the controller's
   */
  readonly protocols?: readonly string[];
  /**
   * Ciphers, as OpenSSL names them.
   * @default - the controller's
   */
  readonly ciphers?: string;
  /**
   * What only this controller knows, in its own words.
   * @default - none
   */
  readonly own?: JsonObject;
}

/** The cookie by which a client stays with one pod. */
export interface Sticky<Kind extends ControllerName = never> {
  /**
   * Its name.
   * @default - the controller's
   */
  readonly cookie?: string;
  /**
   * The path below which browsers send it.
   * @default - the controller's
   */
  readonly path?: string;
  /**
   * The domain to which browsers send it.
   * @default - the host
   */
  readonly domain?: string;
  /**
   * How long browsers keep it.
   * @default - until they are closed
   */
  readonly maxAge?: Duration;
  /**
   * The same, for browsers that know no Max-Age.
   * @default - none
   */
  readonly expires?: Duration;
  /**
   * It is sent over https alone.
   * @default - as the controller has it
   */
  readonly secure?: boolean;
  /**
   * Scripts do not see it.
   * @default - as the controller has it
   */
  readonly httpOnly?: true | Can<Kind, 'stickySessions.shownToScripts', false>;
  /**
   * Which sites' requests carry it.
   * @default - the browser's
   */
  readonly sameSite?: 'None' | 'Lax' | 'Strict';
  /**
   * `SameSite=None` is left out for browsers that do not know it.
   * @default false
   */
  readonly omitsUnknownNone?: boolean;
  /**
   * `balanced`: clients are spread again when pods come; `persistent`: never.
   * @default - the controller's
   */
  readonly mode?: 'persistent' | Can<Kind, 'stickySessions.balanced', 'balanced'>;
  /**
   * Another pod is chosen when the request fails.
   * @default false
   */
  readonly changesOnFailure?: boolean;
  /**
   * Whether clients of a canary stay there (`sticky`).
   * @default 'sticky'
   */
  readonly canary?: 'sticky' | 'legacy';
}

/** How pods are chosen. */
export interface LoadBalancing<Kind extends ControllerName = never> {
  /**
   * The algorithm, in the controller's word: `round_robin`, `ewma` (ingress-nginx); `wrr`, `p2c`, `hrw` (Traefik).
   * @default - the controller's
   */
  readonly algorithm?: string;
  /**
   * What is hashed, in nginx's variables: `$request_uri`.
   * @default - nothing
   */
  readonly hashBy?: string;
  /**
   * Pods are hashed in groups of this size.
   * @default - one by one
   */
  readonly hashSubset?: number;
  /**
   * `service`: connections go to the Service's address instead of its pods'; `node-port`: to the nodes.
   * @default 'pods'
   */
  readonly through?: 'pods' | 'service' | Can<Kind, 'loadBalancing.nodePort', 'node-port'>;
  /**
   * What only this controller knows, in its own words.
   * @default - none
   */
  readonly own?: JsonObject;
}

/** Which requests go to another application. A header without value and pattern decides by `always` and `never`, and so does a cookie. */
export interface Canary {
  /** The other application. */
  readonly backend: OtherBackend;
  /**
   * Those with this header, and where given with this value or one that a regular expression matches.
   * @default - by no header
   */
  readonly header?: string | { readonly name: string; readonly value?: string; readonly pattern?: string };
  /**
   * Those with this cookie.
   * @default - by no cookie
   */
  readonly cookie?: string;
  /**
   * The share of the rest.
   * @default 0
   */
  readonly weight?: number;
  /**
   * What the weight is a share of.
   * @default 100
   */
  readonly total?: number;
}

/** Where requests are sent too. */
export interface Mirror<Kind extends ControllerName = never> {
  /** A URL, or an application of the namespace. */
  readonly to: Can<Kind, 'mirror.toUrl', string> | Can<Kind, 'mirror.toService', OtherBackend>;
  /**
   * The Host header that is sent there.
   * @default - that of the URL, or of the request
   */
  readonly host?: string;
  /**
   * Whether bodies are sent.
   * @default true
   */
  readonly body?: boolean;
  /**
   * The body above which a request is not sent.
   * @default - any
   */
  readonly maxBodySize?: Size;
  /**
   * How many of a hundred requests.
   * @default 100
   */
  readonly percent?: 100 | Can<Kind, 'mirror.some', number>;
}

/** Pages in place of errors. */
export interface ErrorPages {
  /** The statuses that are replaced: `404`, `500-599`. */
  readonly statuses: readonly string[];
  /**
   * The application that has the pages.
   * @default - the controller's default backend
   */
  readonly backend?: OtherBackend;
  /**
   * The path of the page, with `{status}`.
   * @default - the controller's
   */
  readonly path?: string;
  /**
   * Statuses that are told to the client instead: `{ '418': 404 }`.
   * @default - none
   */
  readonly rewrites?: Readonly<Record<string, number>>;
  /**
   * Headers of the request that the application with the pages receives.
   * @default - all
   */
  readonly requestHeaders?: readonly string[];
  /**
   * The application's own pages pass, though statuses are listed for all routes.
   * @default false
   */
  readonly disabled?: boolean;
}
