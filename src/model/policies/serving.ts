import type { JsonObject } from '../json.js';

/** Answers are compressed where the client takes it. */
export interface Compression {
  readonly encodings?: readonly string[];
  readonly defaultEncoding?: string;
  readonly includedTypes?: readonly string[];
  readonly excludedTypes?: readonly string[];
  /** Bytes below which nothing is compressed. */
  readonly least?: number;
}

/** TLS with clients, for whole hosts. */
export interface TlsOptions {
  readonly minVersion?: string;
  readonly maxVersion?: string;
  readonly ciphers?: readonly string[];
  /** The controller's order of ciphers counts, not the client's. */
  readonly prefersOwnCiphers?: boolean;
  readonly curves?: readonly string[];
  /** What is spoken over TLS, as clients are offered it: `h2`, `http/1.1`. */
  readonly protocols?: readonly string[];
  /** Clients that ask for a name without a certificate, or for none, are turned away. */
  readonly strictNames?: boolean;
  readonly sessionTickets?: boolean;
}

/** TLS ends at the backend: the controller passes the connection on, by the name that the client asks for. */
export interface TlsPassthrough {
  readonly enabled: boolean;
}

/** More names for the hosts of the route. */
export interface ServerAliases {
  readonly hosts: readonly string[];
}

/** A web application firewall looks at requests. */
export interface Firewall {
  readonly enabled: boolean;
  /** OWASP's core rules. */
  readonly coreRules?: boolean;
  /** Rules in the firewall's language. */
  readonly rules?: string;
  readonly transactionId?: string;
}

/** Directives in the controller's own language, by the place where they stand: what they do is not read. */
export interface Snippets {
  readonly location?: string;
  readonly server?: string;
  readonly authentication?: string;
  readonly stream?: string;
}

/** What is told about requests. */
export interface Observability {
  readonly accessLog?: boolean;
  readonly rewriteLog?: boolean;
  readonly metrics?: boolean;
  readonly tracing?: boolean;
  readonly traceDetail?: string;
  readonly operationName?: string;
  /** A client's own span is continued. */
  readonly trustsSpans?: boolean;
}

/** The paths of Link headers are pushed to clients of HTTP/2. */
export interface PushPreload {
  readonly enabled: boolean;
}

/** gRPC-Web of browsers is turned into gRPC. */
export interface GrpcWeb {
  readonly origins: readonly string[];
}

/** The type of an answer without one is told from its body. */
export interface ContentType {
  readonly autoDetect: boolean;
}

/** What others wrote for the controller, in the order in which it acts: what it does is not read. */
export interface Plugins {
  readonly list: readonly Plugin[];
}

/** What others wrote for the controller, by the name under which it is installed, and what it is told in its own words. */
export interface Plugin {
  readonly name: string;
  readonly configuration: JsonObject;
}
