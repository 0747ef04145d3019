import type { Backend, WeightedBackend } from '../backend.js';
import type { Origin } from '../origin.js';
import type { UnknownCode } from './step.js';

/** A request as a client sends it. */
export interface Request {
  readonly id?: string;
  readonly scheme: 'http' | 'https';
  /** Upper case as a rule; sent as it stands. */
  readonly method: string;
  /** The Host header: may hold a port. */
  readonly host: string;
  /** Path and query, as sent. */
  readonly path: string;
  /** A list stands for a header that is sent several times. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** The address of the peer that connects to the controller. Absent: not known. */
  readonly clientIP?: string;
  /** The name of the TLS handshake. Default: the host without its port. */
  readonly sni?: string;
  readonly entryPoint?: string;
  readonly port?: number;
}

/** One step on a request's way, with the line that decided it. */
export interface TraceStep {
  readonly at?: Origin;
  readonly says: string;
}

/** What the controller sends to the backend, where it differs from the request. */
export interface Upstream {
  /** Path with query, as the backend receives it. */
  readonly path: string;
  readonly host: string;
  /** What the controller sets, or removes (`null`). What nobody can foresee stands in angle brackets: `<request id>`. */
  readonly headers: Readonly<Record<string, string | null>>;
  /** The names of those headers that the controller sends to every backend of its own accord. Absent: none. */
  readonly told?: readonly string[];
}

/** Who answers a request, and why. */
export type Outcome = OutcomeParts &
  (
    | {
        readonly outcome: 'backend';
        /** The heaviest of `backends`. */
        readonly backend: Backend;
        readonly backends: readonly WeightedBackend[];
        readonly upstream: Upstream;
      }
    | { readonly outcome: 'redirect'; readonly status: number; readonly location: string }
    | { readonly outcome: 'respond'; readonly status: number; readonly reason: string }
    /** The TLS handshake fails: there is no answer over HTTP. */
    | { readonly outcome: 'refused'; readonly code: 'tls-handshake'; readonly reason: string }
    | {
        readonly outcome: 'unknown';
        readonly reason: string;
        readonly code: UnknownCode;
        readonly candidates: readonly { readonly backend: Backend }[];
        /** The controller refuses the configuration and keeps the one before. */
        readonly refused: boolean;
      }
  );

/** What every outcome tells beside who answers. */
export interface OutcomeParts {
  readonly trace: readonly TraceStep[];
  readonly responseHeaders: Readonly<Record<string, string | null>>;
  readonly tls?: ServedCertificate;
}

/** The certificate that is served. */
export interface ServedCertificate {
  /** `namespace/secret`, or `default` for the controller's own. */
  readonly certificate: string;
  readonly names: readonly string[];
  /** What it rests on, where the manifests leave that open: `there is no Secret shop/web-tls in the cluster`. */
  readonly provided?: string;
}
