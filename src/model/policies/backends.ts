import type { Backend } from '../backend.js';
import type { JsonObject } from '../json.js';
import type { SecretReference } from './access.js';

/** What the controller speaks with the backend. */
export interface BackendProtocol {
  readonly protocol: 'http' | 'https' | 'h2c' | 'grpc' | 'grpcs' | 'fastcgi' | 'auto';
  /** The version of HTTP: `1.1`. */
  readonly version?: string;
  /** The header Connection of its requests. */
  readonly connection?: string;
  readonly fastcgi?: { readonly index?: string; readonly parameters?: SecretReference };
}

/** How the controller trusts the backend over TLS, and how it shows itself. */
export interface BackendTls {
  /** Whether its certificate is verified. Default: the controller's. */
  readonly verify?: boolean;
  /** Authorities; in ingress-nginx the Secret holds the controller's own certificate too. */
  readonly authorities?: readonly SecretReference[];
  readonly certificates?: readonly SecretReference[];
  readonly depth?: number;
  /** The name that its certificate is held to. */
  readonly serverName?: string;
  /** The name is told in the handshake. */
  readonly sendsServerName?: boolean;
  readonly protocols?: readonly string[];
  readonly ciphers?: string;
  /** What only this controller knows, in its own words: no other takes it. */
  readonly own?: JsonObject;
}

/** A client stays with one endpoint, by a cookie. Times in seconds. */
export interface StickySessions {
  /** The name of the cookie. Default: the controller's. */
  readonly cookie?: string;
  readonly path?: string;
  readonly domain?: string;
  readonly maxAge?: number;
  readonly expires?: number;
  readonly secure?: boolean;
  readonly httpOnly?: boolean;
  readonly sameSite?: 'None' | 'Lax' | 'Strict';
  /** `SameSite=None` is left out for browsers that do not know it. */
  readonly omitsUnknownNone?: boolean;
  /** `balanced`: clients are spread again when endpoints come; `persistent`: never. */
  readonly mode?: 'balanced' | 'persistent';
  readonly changesOnFailure?: boolean;
  /** Whether clients of a canary stay there too (`sticky`). */
  readonly canary?: 'sticky' | 'legacy';
}

/** How endpoints are chosen. */
export interface LoadBalancing {
  /** The algorithm, in the controller's word: `round_robin`, `ewma`, `p2c`. */
  readonly algorithm?: string;
  /** What is hashed: variables of nginx. */
  readonly hashBy?: string;
  /** Endpoints are hashed in groups of this size. */
  readonly hashSubset?: number;
  /** `service`: connections go to the Service's address instead of its pods'. Default: `pods`. */
  readonly through?: 'pods' | 'service' | 'node-port';
  /** What only this controller knows, in its own words: no other takes it. */
  readonly own?: JsonObject;
}

/**
 * Some requests of the route go to another backend: those with the header or the cookie, and of the rest a share. A header
 * without value and pattern decides by `always` and `never`, and so does a cookie.
 */
export interface Canary {
  readonly backend?: Backend;
  readonly header?: { readonly name: string; readonly value?: string; readonly pattern?: string };
  readonly cookie?: string;
  readonly weight?: number;
  /** What the weight is a share of. Default: 100. */
  readonly total?: number;
}

/** Each request is sent to another place too, whose answer nobody sees. */
export interface Mirror {
  readonly to: { readonly kind: 'url'; readonly url: string } | { readonly kind: 'backend'; readonly backend: Backend };
  readonly host?: string;
  /** Whether bodies are sent. Default: true. */
  readonly body?: boolean;
  /** Bytes of a body above which a request is not sent. Default: any. */
  readonly maxBodySize?: number;
  /** Of a hundred requests. Default: 100. */
  readonly percent?: number;
  /** The reference in the words of the one controller that takes it: no other does. */
  readonly own?: JsonObject;
}

/** Answers of the backend with certain statuses are replaced by pages of another. */
export interface CustomErrors {
  /** `404`, `500-599`. */
  readonly statuses: readonly string[];
  /** Default: the controller's default backend. */
  readonly backend?: Backend;
  /** The path of the page, with `{status}`. */
  readonly path?: string;
  /** Statuses told to the client instead. */
  readonly rewrites?: Readonly<Record<string, number>>;
  /** Headers of the request that the page's Service receives. Default: all. */
  readonly requestHeaders?: readonly string[];
  /** Pages of the backend pass though statuses are listed for all routes. */
  readonly disabled?: boolean;
  /** Where the pages come from, in the words of the one controller that has such a place: no other takes it. */
  readonly own?: JsonObject;
}

/** A Service of the route's namespace that answers where the route's own has no endpoints. */
export interface DefaultBackend {
  readonly service: string;
}
