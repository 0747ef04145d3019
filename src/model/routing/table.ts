import type { WeightedBackend } from '../backend.js';
import type { VerifyCredentials } from '../credentials.js';
import type { HostPattern, Match } from '../match.js';
import type { Origin } from '../origin.js';
import type { PolicySet } from '../policies/policies.js';
import type { Subject } from '../resource.js';
import type { Step, UnknownCode } from './step.js';

/**
 * What a controller would really do, in match order: listeners → virtual hosts → routes. A table carries how its
 * controller works as closed data (`normalisation`, the flavours in its matches, the steps of its routes), so that
 * whoever asks it knows no controller.
 */
export interface RouteTable {
  /** The controller's name, as messages call it. */
  readonly controller: string;
  readonly normalisation: Normalisation;
  readonly listeners: readonly Listener[];
  /** Who may tell that a request came from another than the peer. Default: nobody, and the peer is the client. */
  readonly forwardedFor?: ForwardedFor;
  /** Verifies credentials, where somebody can. Not data: whoever analyses hands it in. */
  readonly verifyCredentials?: VerifyCredentials;
  /** The controller refuses this configuration as a whole and goes on with the one before. */
  readonly refused?: { readonly reason: string; readonly at: Origin };
  /** How the controller routes is not known: no question to the table has an answer. */
  readonly unread?: { readonly code: UnknownCode; readonly because: string };
  /** Another release of the controller may be the one that runs, or another controller the one that is met: what the two answer otherwise is unknown. */
  readonly orElse?: { readonly table: RouteTable; readonly because: string; readonly code?: UnknownCode };
}

/**
 * A header in which proxies list where a request came from, the nearest last. It is believed of a peer that is within these blocks, and
 * then of each address that it names as long as that is within them too.
 */
export interface ForwardedFor {
  readonly header: string;
  readonly believed: readonly string[];
}

/** How a path looks when matches see it: the steps, in order, from the path as sent (without its query). */
export interface Normalisation {
  readonly steps: readonly NormalisationStep[];
  /** The path that the backend receives when nothing rewrites it: as sent, normalised, or as it was before all escapes were decoded. */
  readonly upstream: 'as-sent' | 'normalised' | 'undecoded';
  /** Which characters stand as they are in URLs that it builds. Default: all that can stand in one. */
  readonly escaping?: Escaping;
  /** A `;` parts the parameters of the query as `&` does, and the backend receives `&` in its place. */
  readonly semicolons?: 'part';
}

/** The characters that stand as they are where a controller builds a URL, as a text; all others become escapes of their UTF-8 bytes. */
export interface Escaping {
  /** In a path that was changed. */
  readonly path: string;
  /** With them a path is right as it was written, where its escapes say what is meant: it is kept. Default: those of `path`. */
  readonly written?: string;
  /** In arguments. Default: those of `path`. */
  readonly arguments?: string;
}

/**
 * `decode-all` turns every escape into its character, `decode-unreserved` only those of characters that are not
 * reserved in a URL (`%2F` stays); `merge-slashes` makes one of several; `dot-segments` resolves `.` and `..` (`/a/.` is `/a/`);
 * `clean` does both as Go does (`/a/.` is `/a`, `/a/` stays); `escape-anew` decodes and escapes the whole path as the controller builds one where
 * it holds a character that cannot stand in a URL (`/a(|)` is `/a%28%7C%29`, `/a(b)` stays); `refuse-…` answers 400 where the request cannot be read.
 */
export type NormalisationStep =
  | 'decode-all'
  | 'decode-unreserved'
  | 'upper-case-escapes'
  | 'escape-anew'
  | 'merge-slashes'
  | 'dot-segments'
  | 'clean'
  | 'refuse-broken-escapes'
  | 'refuse-null'
  | 'refuse-above-root';

/** A port on which the controller answers, with TLS or plain: an entry point of Traefik (both: two listeners of one name), port 80 or 443 of nginx. */
export interface Listener {
  readonly name: string;
  readonly port: number;
  readonly tls: boolean;
  /** Where it differs from the table's. */
  readonly normalisation?: Normalisation;
  /** What the TLS handshake comes to, in order of choice by the name that the client asks for. Default: it succeeds. */
  readonly handshakes?: readonly HandshakeChoice[];
  /** The address that every connection comes from, whoever the client is: another proxy takes them first. Default: the client's. */
  readonly peer?: string;
  /** Who may tell by which scheme a request came, in the first value of the header. Default: nobody. */
  readonly schemeFrom?: ForwardedFor;
  /** What ends a request before its host is looked at. Default: nothing. */
  readonly before?: readonly Step[];
  /** In order of choice: the first that covers the request's host answers, whatever its routes say. */
  readonly hosts: readonly VirtualHost[];
  /** In order of choice by the name that the client asks for; empty on a plain listener. */
  readonly certificates: readonly CertificateChoice[];
  /** What the controller answers where no virtual host or no route takes the request. */
  readonly otherwise: readonly Step[];
}

/** What the handshake comes to for a name. */
export interface HandshakeChoice {
  readonly sni: HostPattern;
  /** None: it succeeds. */
  readonly steps: readonly Step[];
}

/** The certificate that is served for a name. */
export interface CertificateChoice {
  readonly sni: HostPattern;
  /** `namespace/secret`, or `default` for the controller's own. */
  readonly certificate: string;
  /** Common name and alternative names, where the manifests hold the certificate. */
  readonly names: readonly string[];
  /** TLS is passed on: the backend shows a certificate of its own, and none is served here. */
  readonly atBackend?: true;
  /** What has to be done that the manifests do not tell, for it to be served: `it is decoded before it is applied`. */
  readonly provided?: string;
  /** A Secret that is not among the manifests, `namespace/secret`: without it the next choice is served. */
  readonly elsewhere?: string;
  /** Nobody read what the Secret holds: whether it is served for the name is unknown. */
  readonly unread?: true;
  readonly at?: Origin;
}

/** Routes that share a host. */
export interface VirtualHost {
  readonly host: HostPattern;
  /** In match order. */
  readonly routes: readonly Route[];
}

/** One way through the controller. */
export interface Route {
  readonly match: Match;
  /** The match as the controller has it: a location line, a rule. */
  readonly matches: string;
  /** The controller's own number, where it has one. */
  readonly priority?: number | bigint;
  /** Lower ranks come first; which of several matching routes of one rank answers is not defined. */
  readonly rank: number;
  /** The hosts that the route names (`shop.example.com`, `*.example.com`); `*` where it names none. */
  readonly hosts: readonly string[];
  readonly steps: readonly Step[];
  readonly policies: PolicySet;
  /** The Secret that its author names for the certificate of its hosts, whether or not it is served: `namespace/name`. */
  readonly certificate?: string;
  /** The field that made the route. */
  readonly at: Origin;
  readonly subject: Subject;
  /** The route exists or wins only by something that the manifests do not tell. */
  readonly doubt?: {
    readonly code: UnknownCode;
    readonly because: string;
    readonly candidates?: readonly WeightedBackend[];
    /** As many of the first steps happen whichever way it is: who is answered by them has that answer for certain. Default: 0. */
    readonly settled?: number;
  };
  /** The controller made it by itself (a trailing-slash redirect, the implicit `/`): rules about what people wrote pass it over. */
  readonly implicit?: boolean;
}
