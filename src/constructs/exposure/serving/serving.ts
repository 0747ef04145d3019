import type { JsonObject } from '#model/json.js';
import type { Can, ControllerName } from '../../controllers/capability.js';
import type { Asked } from '../asked.js';
import type { Size } from '../values/size.js';

/** How answers reach clients, what holds for the whole host, and what only the controller itself knows. */
export interface ServingProps<Kind extends ControllerName = never> {
  /**
   * Answers are compressed where the client takes it: `true`, or how.
   * @default - as the controller has it
   */
  readonly compression?: Asked<Kind, 'compression', Compression, true>;
  /**
   * TLS with clients. It holds for the whole host.
   * @default - the controller's
   */
  readonly tlsOptions?: Asked<Kind, 'tlsOptions', TlsOptions>;
  /**
   * TLS ends at the application: the controller passes the connection on, by the host that the client names.
   * @default false
   */
  readonly passthrough?: Can<Kind, 'tlsPassthrough', Can<Kind, 'tlsPassthrough.enabled', boolean>>;
  /**
   * More names for the host of the route.
   * @default - none
   */
  readonly aliases?: Can<Kind, 'serverAliases', Can<Kind, 'serverAliases.hosts', readonly string[]>>;
  /**
   * gRPC-Web of browsers is turned into gRPC, for these origins: `['https://example.com']`.
   * @default - it is not
   */
  readonly grpcWeb?: Can<Kind, 'grpcWeb', Can<Kind, 'grpcWeb.origins', readonly string[]>>;
  /**
   * What is logged, counted and traced.
   * @default - as the controller has it
   */
  readonly observability?: Asked<Kind, 'observability', Observability>;
  /**
   * Directives in the controller's own language, by the place where they stand. What they do is not read: an answer that rests on them is unknown.
   * @default - none
   */
  readonly snippets?: Asked<Kind, 'snippets', Snippets>;
  /**
   * What others wrote for the controller, in the order in which it acts: after who may come was asked, before the application's view of a
   * request is made. What it does is not read: answers of the route are unknown from there.
   * @default - none
   */
  readonly plugins?: Can<Kind, 'plugins', Can<Kind, 'plugins.list', readonly Plugin[]>>;
}

/** A plugin, and what it is told. */
export interface Plugin {
  /** Its name, as the controller's own configuration has it (Traefik: `experimental.plugins`, `experimental.localPlugins`): `geoblock`. */
  readonly name: string;
  /**
   * What it is told, in its own words: plain data. Traefik takes a text `urn:k8s:secret:NAME:KEY` for the key of a Secret of the route's namespace.
   * @default - nothing
   */
  readonly configuration?: JsonObject;
}

/** How answers are compressed. */
export interface Compression {
  /**
   * Encodings, the best first: `zstd`, `br`, `gzip`.
   * @default - the controller's
   */
  readonly encodings?: readonly string[];
  /**
   * The encoding for clients that name none.
   * @default - none
   */
  readonly defaultEncoding?: string;
  /**
   * The types of answers that are compressed.
   * @default - all but excludedTypes
   */
  readonly includedTypes?: readonly string[];
  /**
   * The types of answers that are not.
   * @default - none
   */
  readonly excludedTypes?: readonly string[];
  /**
   * The size below which nothing is compressed.
   * @default - the controller's
   */
  readonly least?: Size;
}

/** TLS with clients. */
export interface TlsOptions {
  /**
   * The oldest version: `1.2`.
   * @default - the controller's
   */
  readonly minVersion?: string;
  /**
   * The newest version.
   * @default - the controller's
   */
  readonly maxVersion?: string;
  /**
   * Ciphers, as the controller names them.
   * @default - the controller's
   */
  readonly ciphers?: readonly string[];
  /**
   * The controller's order of ciphers counts, not the client's.
   * @default - as the controller has it
   */
  readonly prefersOwnCiphers?: boolean;
  /**
   * Curves for the exchange of keys.
   * @default - the controller's
   */
  readonly curves?: readonly string[];
  /**
   * What is spoken over TLS, as clients are offered it: `h2`, `http/1.1`.
   * @default - the controller's
   */
  readonly protocols?: readonly string[];
  /**
   * Clients that ask for a name without a certificate, or for none, are turned away.
   * @default false
   */
  readonly strictNames?: boolean;
  /**
   * Sessions can be taken up again.
   * @default - as the controller has it
   */
  readonly sessionTickets?: boolean;
}

/** What is told about requests. */
export interface Observability {
  /**
   * Requests are logged.
   * @default - as the controller has it
   */
  readonly accessLog?: boolean;
  /**
   * Rewritings are logged.
   * @default false
   */
  readonly rewriteLog?: boolean;
  /**
   * Requests are counted.
   * @default - as the controller has it
   */
  readonly metrics?: boolean;
  /**
   * Requests are traced.
   * @default - as the controller has it
   */
  readonly tracing?: boolean;
  /**
   * How much of it: `minimal`, `detailed`.
   * @default - the controller's
   */
  readonly traceDetail?: string;
  /**
   * How spans are called.
   * @default - the controller's
   */
  readonly operationName?: string;
  /**
   * A client's own span is continued.
   * @default - as the controller has it
   */
  readonly trustsSpans?: boolean;
}

/** Directives by the place where they stand. */
export interface Snippets {
  /**
   * In the locations of the route.
   * @default - none
   */
  readonly location?: string;
  /**
   * In the server of the host.
   * @default - none
   */
  readonly server?: string;
  /**
   * Where external authentication is asked.
   * @default - none
   */
  readonly authentication?: string;
  /**
   * Beside the HTTP servers.
   * @default - none
   */
  readonly stream?: string;
}
