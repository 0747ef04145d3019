import type {
  AllowedHosts,
  ClientAddresses,
  ClientCertificates,
  DeniedEscapes,
  ExternalAuthentication,
  PasswordAuthentication,
  Satisfy,
} from './access.js';
import type {
  BackendProtocol,
  BackendTls,
  Canary,
  CustomErrors,
  DefaultBackend,
  LoadBalancing,
  Mirror,
  StickySessions,
} from './backends.js';
import type { Cors, ForwardedPrefix, HeaderChanges, Hsts, ResponseRewrite, UpstreamHost } from './headers.js';
import type {
  Bandwidth,
  BodySize,
  Buffering,
  CircuitBreaker,
  InFlightLimit,
  RateLimit,
  Retries,
  Timeouts,
} from './limits.js';
import type { PathRewrite } from './path-rewrite.js';
import type { AppRoot, HttpsRedirect, Redirect, RelativeRedirects, WwwRedirect } from './redirects.js';
import type {
  Compression,
  ContentType,
  Firewall,
  GrpcWeb,
  Observability,
  Plugins,
  PushPreload,
  ServerAliases,
  Snippets,
  TlsOptions,
  TlsPassthrough,
} from './serving.js';

/**
 * What a route asks beyond matching, by name. A feature reads and writes one of these in one controller's words, and says
 * which steps that controller takes for it. Backends, their weights and the route's certificate are parts of a route and not policies.
 */
export interface Policies {
  /** Where requests are sent instead. */
  readonly httpsRedirect: HttpsRedirect;
  readonly redirect: Redirect;
  readonly wwwRedirect: WwwRedirect;
  readonly appRoot: AppRoot;
  readonly relativeRedirects: RelativeRedirects;
  /** What the backend sees. */
  readonly pathRewrite: PathRewrite;
  readonly requestHeaders: HeaderChanges;
  readonly upstreamHost: UpstreamHost;
  readonly forwardedPrefix: ForwardedPrefix;
  /** What the client sees. */
  readonly responseHeaders: HeaderChanges;
  readonly responseRewrite: ResponseRewrite;
  readonly cors: Cors;
  readonly hsts: Hsts;
  readonly compression: Compression;
  readonly customErrors: CustomErrors;
  readonly contentType: ContentType;
  readonly pushPreload: PushPreload;
  readonly grpcWeb: GrpcWeb;
  /** Who may come. */
  readonly clientAddresses: ClientAddresses;
  readonly passwordAuthentication: PasswordAuthentication;
  readonly externalAuthentication: ExternalAuthentication;
  readonly clientCertificates: ClientCertificates;
  readonly satisfy: Satisfy;
  readonly allowedHosts: AllowedHosts;
  readonly deniedEscapes: DeniedEscapes;
  readonly firewall: Firewall;
  /** How much. */
  readonly rateLimit: RateLimit;
  readonly inFlightLimit: InFlightLimit;
  readonly bandwidth: Bandwidth;
  readonly bodySize: BodySize;
  readonly buffering: Buffering;
  /** How the backend is called. */
  readonly timeouts: Timeouts;
  readonly retries: Retries;
  readonly circuitBreaker: CircuitBreaker;
  readonly backendProtocol: BackendProtocol;
  readonly backendTls: BackendTls;
  readonly stickySessions: StickySessions;
  readonly loadBalancing: LoadBalancing;
  readonly canary: Canary;
  readonly mirror: Mirror;
  readonly defaultBackend: DefaultBackend;
  /** The whole host. */
  readonly tlsOptions: TlsOptions;
  readonly tlsPassthrough: TlsPassthrough;
  readonly serverAliases: ServerAliases;
  /** What is not read. */
  readonly snippets: Snippets;
  readonly plugins: Plugins;
  readonly observability: Observability;
  /** What the route has more than once. */
  readonly repeated: Repeated;
}

/** The name of a policy. */
export type PolicyName = keyof Policies;

/** The policies that one route has. */
export type PolicySet = { readonly [Name in PolicyName]?: Policies[Name] };

/** Policies of which a route has more than one: the second of each, then the third, in the order in which they act. */
export interface Repeated {
  readonly sets: readonly PolicySet[];
}
