import type { HashForms, User } from '../credentials.js';
import type { WeightedBackend } from '../backend.js';
import type { HostPattern, Match, Regex } from '../match.js';
import type { Origin } from '../origin.js';
import type { HeaderSource, HeaderValue } from './header-source.js';

/**
 * What happens to a request once its route is chosen, one step after the other. A step may end the request (respond,
 * refuse, redirect, forward), change it (rewriting, headers) or leave the answer open. Steps are closed data: simulate knows
 * each kind and no controller; a dialect says which steps follow in which order.
 */
export type Step = (
  Respond | Refuse | Redirect | Rewriting | Headers | Allow | Authenticate | Forward | ErrorPages | Open
) & {
  /** The field or annotation that asked for the step: shown in the trace. */
  readonly at?: Origin;
  /** The step is passed over when the request does not meet it. Default: it always happens. */
  readonly when?: When;
  /** What happens in place of the answer with which the step would end the request: a page for its status. */
  readonly instead?: readonly Step[];
};

/** A condition on a step. All that are given must hold. */
export interface When {
  readonly scheme?: 'http' | 'https';
  /** The scheme that a proxy before the controller tells, where the listener believes it; else the request's own. */
  readonly toldScheme?: 'http' | 'https';
  /** The request's host is one of these. */
  readonly hosts?: readonly HostPattern[];
  readonly match?: Match;
}

/** The controller answers by itself. */
export interface Respond {
  readonly kind: 'respond';
  readonly status: number;
  /** Why: `no endpoints are ready`. */
  readonly because: string;
  /** It shows its own administration: how it is configured, and perhaps more. */
  readonly administration?: true;
}

/** The TLS handshake fails: there is no answer over HTTP. */
export interface Refuse {
  readonly kind: 'refuse';
  /** Why: `the client shows no certificate`. */
  readonly because: string;
}

/** The controller sends the client elsewhere. `otherStatus` answers methods other than GET (and `getMethods`). */
export interface Redirect {
  readonly kind: 'redirect';
  readonly status: number;
  readonly otherStatus?: number;
  /** The methods that get `status`. Default: all, or GET alone when `otherStatus` is given. */
  readonly getMethods?: readonly string[];
  readonly to: RedirectTarget;
}

/**
 * Where a redirect leads: parts of the request's URL replaced, a fixed text, or a regular expression over the whole URL
 * with `$1` or `${1}` in the replacement (no match: no redirect).
 */
export type RedirectTarget =
  | {
      readonly kind: 'parts';
      readonly scheme?: string;
      readonly host?: string;
      /** `drop` takes the port away, `keep` leaves the request's, a number sets one. */
      readonly port: 'keep' | 'drop' | number;
      /** `trimmed`: as sent, without one slash at its very end (of the query, where there is one). */
      readonly path: 'keep' | 'trimmed' | { readonly set: string };
      /** Default: the request's query stays. */
      readonly query?: 'keep' | 'drop';
    }
  /** `variables`: nginx fills in its own (`$host`); one that nobody here knows leaves the answer open. */
  | { readonly kind: 'text'; readonly location: string; readonly variables?: true }
  | { readonly kind: 'regex'; readonly regex: Regex; readonly replacement: string };

/** The path that the backend sees is changed. */
export type Rewriting =
  /** `leavesSlash`: what is left of the whole path is `/`, for the steps after it, too. Default: nothing is left, and the backend alone sees `/`. */
  | ({
      readonly kind: 'strip-prefix';
      readonly prefixes: readonly string[];
      readonly leavesSlash?: true;
    } & RewritingManner)
  | ({ readonly kind: 'strip-prefix-regex'; readonly regexes: readonly Regex[] } & RewritingManner)
  | { readonly kind: 'add-prefix'; readonly prefix: string }
  | ({ readonly kind: 'replace-path'; readonly path: string } & RewritingManner)
  | ({ readonly kind: 'replace-path-regex'; readonly regex: Regex; readonly replacement: string } & RewritingManner)
  /**
   * nginx's `rewrite`: the first match anywhere in the normalised path decides and the target takes the whole path's
   * place, escaped anew; the query stays. No match: nothing happens. The target may hold `$1`, `$host`, `$uri` (a
   * variable that nobody here knows leaves the answer open). A result with a scheme sends the client there (302), one
   * without a leading slash is refused by the backend (400), an empty one by the controller (500).
   */
  | { readonly kind: 'rewrite'; readonly regex: Regex; readonly target: string }
  | { readonly kind: 'set-host'; readonly host: string | HeaderSource };

/** What else a rewriting does where it applies. */
export interface RewritingManner {
  /** The request header that tells the backend what was taken away (strip), or the path before (replace). */
  readonly tellsIn?: string;
  /** The controller answers so when the new path is not clean (`//`, `.` or `..` in it). */
  readonly uncleanStatus?: number;
}

/** Headers that the controller sets, or takes away (`null`), on the way in or on the way back. */
export interface Headers {
  readonly kind: 'headers';
  readonly of: 'request' | 'response';
  readonly set: Readonly<Record<string, HeaderValue>>;
  /** The controller tells every backend so of its own accord: no route asks for it, and two tables are not compared by it. */
  readonly unasked?: true;
}

/** Only these client addresses pass; `deny` turns it round. */
export interface Allow {
  readonly kind: 'allow' | 'deny';
  readonly cidrs: readonly string[];
  readonly status: number;
}

/** Credentials are asked for: a request without them, or with wrong ones, gets the status. */
export interface Authenticate {
  readonly kind: 'authenticate';
  readonly by: 'basic' | 'digest' | 'forward' | 'client-certificate';
  readonly status: number;
  /** Who may come. Absent: whether credentials are right is open. */
  readonly users?: Users;
  /** The header WWW-Authenticate of an answer to those who may not pass. */
  readonly challenge?: string;
  /** The header in which the backend is told who came. */
  readonly userHeader?: string;
}

/** Users in the order in which they are looked through, and the forms of hashes that count. */
export interface Users {
  readonly forms: HashForms;
  readonly list: readonly User[];
}

/** The request goes to a backend: the last step of a route that reaches one. */
export interface Forward {
  readonly kind: 'forward';
  readonly backends: readonly WeightedBackend[];
}

/** What the controller itself answers to all that follows, with one of these statuses, is answered by a page instead. */
export interface ErrorPages {
  readonly kind: 'error-pages';
  readonly statuses: readonly StatusRange[];
  /** Statuses that the client is told instead of others. */
  readonly rewrites: readonly { readonly from: StatusRange; readonly to: number }[];
  /** Path and query of the page, with `{status}`, `{originalStatus}` and `{url}`. */
  readonly path: string;
  /** What happens to the request for the page. */
  readonly page: readonly Step[];
}

/** The first and the last. */
export type StatusRange = readonly [number, number];

/** What happens here cannot be told from the manifests. */
export interface Open {
  readonly kind: 'open';
  readonly code: UnknownCode;
  readonly because: string;
  readonly candidates?: readonly WeightedBackend[];
}

/** Why an answer is unknown: stable words for programs. */
export type UnknownCode =
  | 'creation-time'
  | 'router-tie'
  | 'snippet'
  | 'plugin'
  | 'refused-configuration'
  | 'missing-manifest'
  | 'unsupported-regex'
  | 'external-answer'
  | 'colliding-names'
  /** Resources name each other deeper, or more often, than is followed. */
  | 'too-deep'
  /** The address of the client decides, and the request does not tell it. */
  | 'client-address'
  /** The controller does not listen where the request goes. */
  | 'no-listener'
  /** How the controller, or a part of it, routes is not known. */
  | 'controller-unread'
  /** Releases of the controller answer otherwise, and which of them runs is not known. */
  | 'controller-version'
  /** Several controllers serve the same and answer otherwise, and which of them a client comes to is not known. */
  | 'several-controllers'
  /** It rests on the content of a certificate, which nobody read. */
  | 'unread-certificate'
  /** Whether the TLS handshake succeeds cannot be told. */
  | 'tls-handshake';
