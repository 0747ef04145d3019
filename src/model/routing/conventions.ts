import type { Escaping } from './table.js';

/** What an intent leaves to its controller. */
export interface Conventions {
  /** How many labels the star of a wildcard host stands for. */
  readonly wildcard: 'one' | 'many';
  /** The redirect to https where the intent names no status. */
  readonly redirect: RedirectManner;
  /** The redirect from a host with or without `www.` to the other. */
  readonly www: RedirectManner;
  /** How methods other than GET are redirected: with the same status, or with the one of its kind that keeps the method (308 for 301). */
  readonly otherMethods: 'same' | 'kept';
  /** The status of the answer to a preflight request. */
  readonly preflight: 200 | 204;
  /** What a client without the certificate that it is asked for meets: an answer, or the end of the handshake. */
  readonly clientCertificates: 'answer' | 'handshake';
  /** What is written as an escape in a path that was changed. Default: what cannot stand in a URL. */
  readonly escaping?: Escaping;
}

/** How a controller redirects of its own accord. */
export interface RedirectManner {
  readonly status: number;
  readonly path: 'keep' | 'trimmed';
}
