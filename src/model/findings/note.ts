import type { Effect } from './diagnostic.js';
import type { Origin, Path } from '../origin.js';
import type { Subject } from '../resource.js';

/**
 * What a reader noticed and a rule may report. The union is closed: rules switch on `kind`, never on text. Each note
 * stands at a field of a resource.
 */
export type Note = NotePlace &
  (
    | UnknownKey
    | InvalidValue
    | IgnoredValue
    | IdleMatcher
    | MissingReference
    | MissingPort
    | DuplicateRoute
    | CertificateMismatch
    | SpreadingValue
    | OpaqueValue
    | RefusedConfiguration
    | UnreadResources
    | SharedIngresses
  );

interface NotePlace {
  readonly at: Origin;
  readonly subject: Subject;
  readonly path: Path;
}

/** A key under the controller's prefix that no feature owns. */
export interface UnknownKey {
  readonly kind: 'unknown-key';
  readonly key: string;
  /** The known key that is spelt most alike. */
  readonly nearest?: string;
  /** What the controller does about it. Default: it ignores the key. */
  readonly effect?: Effect;
}

/** A value that the controller cannot read. */
export interface InvalidValue {
  readonly kind: 'invalid-value';
  readonly key: string;
  readonly value: string;
  /** What would be right: `a number of seconds`. */
  readonly wants: string;
  readonly effect: Effect;
  /** What follows, where `effect` alone does not say it. */
  readonly consequence?: Consequence;
  /** The resource that it names, which is there and is not what it would have to be. */
  readonly names?: ReferencedResource;
}

/** A resource as another names it. */
export interface ReferencedResource {
  readonly kind: 'Secret' | 'ConfigMap' | 'Service';
  readonly namespace: string;
  readonly name: string;
}

/** A value that is right in itself and has no effect here. */
export interface IgnoredValue {
  readonly kind: 'ignored-value';
  readonly key: string;
  /** Why: `an Exact path is not stripped`. */
  readonly because: string;
  readonly effect: Effect;
  /** What follows, where `effect` alone does not say it. */
  readonly consequence?: Consequence;
}

/** A matcher of a rule that is right in itself and takes next to nothing: it is written as other programs, or other releases, have it. */
export interface IdleMatcher {
  readonly kind: 'idle-matcher';
  readonly key: string;
  /** What stands there. */
  readonly written: string;
  /**
   * As what it is written. `template`: `{name}`, which stands for itself here. `star`: a star at the end of a path. `query`: a query in a path.
   * `url`: a scheme, a port or a path beside the name of a host. `pair`: the name and the value of a parameter in one.
   */
  readonly as: 'template' | 'star' | 'query' | 'url' | 'pair';
}

/** A resource that is named and is not among the manifests. */
export interface MissingReference {
  readonly kind: 'missing-reference';
  readonly to: { readonly group: string; readonly kind: string; readonly namespace: string; readonly name: string };
  /** What the resource is for, where it is named. */
  readonly role: ReferenceRole;
  readonly consequence: Consequence;
}

/** What a resource is for that is named: requests go to it, they go through it, TLS is spoken with it, or it is a part of something. */
export type ReferenceRole = 'service' | 'middleware' | 'certificate' | 'part';

/** A Service that does not have the port that a route names. */
export interface MissingPort {
  readonly kind: 'missing-port';
  readonly service: { readonly namespace: string; readonly name: string };
  readonly port: number | string;
  readonly has: readonly (number | string)[];
  readonly consequence: Consequence;
}

/** What a controller does where something is missing that it was referred to. */
export type Consequence =
  | { readonly kind: 'answered'; readonly what: 'path' | 'every-path' | 'every-request'; readonly status: number }
  | { readonly kind: 'resource-skipped' }
  /** A less specific route answers, or none does. */
  | { readonly kind: 'route-dropped' }
  /** The same, and what answers does so without the part that is missing. */
  | { readonly kind: 'route-dropped-with-protection' }
  /** And nothing else answers for its hosts. */
  | { readonly kind: 'route-dropped-with-hosts' }
  /** Each route that uses the resource is dropped. */
  | { readonly kind: 'users-dropped' }
  /** The controller does not listen on the port. */
  | { readonly kind: 'port-closed' }
  | { readonly kind: 'certificate-of-controller' }
  /** And what else the resource asks to be loaded is not. */
  | { readonly kind: 'default-certificate' };

/** A second route for the same requests: the other one answers, or (undecided) either. */
export interface DuplicateRoute {
  readonly kind: 'duplicate-route';
  /** Empty where the route names its hosts itself. */
  readonly host: string;
  readonly route: string;
  readonly other: { readonly at: Origin; readonly subject: Subject };
  readonly undecided: boolean;
}

/** TLS is asked for a host and the certificate that is served does not cover it, or none is served and the handshake fails. */
export interface CertificateMismatch {
  readonly kind: 'certificate-mismatch';
  readonly host: string;
  /** Absent: the handshake fails. */
  readonly serves?: string;
  readonly because: string;
  /** The Secret with the certificate that was wanted, where it is among the manifests. */
  readonly secret?: { readonly namespace: string; readonly name: string };
}

/** A value that acts beyond its own resource: on paths that others have on the same host. */
export interface SpreadingValue {
  readonly kind: 'spreading-value';
  readonly key: string;
  readonly host: string;
  /**
   * What becomes of the paths. `regex`: regular expressions that ignore case and what follows. `asked`: they too want a client's certificate.
   * `unnamed`: it acts on all paths of the host that no resource has.
   */
  readonly becomes: 'regex' | 'asked' | 'unnamed';
  readonly others: readonly {
    readonly at: Origin;
    readonly subject: Subject;
    readonly path: Path;
    readonly text: string;
  }[];
}

/** A value in a language that we do not read: a snippet, a plugin. */
export interface OpaqueValue {
  readonly kind: 'opaque-value';
  readonly key: string;
  readonly because: string;
}

/** The controller refuses its whole configuration because of this field and goes on with the one before. */
export interface RefusedConfiguration {
  readonly kind: 'refused-configuration';
  readonly because: string;
}

/** Resources that the controller serves, in a way that is not known: nothing was judged of them. The note stands at the first. */
export interface UnreadResources {
  readonly kind: 'unread-resources';
  /** `routes of Gateway API` */
  readonly what: string;
  readonly because: string;
}

/** Two controllers that run among the manifests serve the same Ingresses. The note stands at the second. */
export interface SharedIngresses {
  readonly kind: 'shared-ingresses';
  /** `namespace/name` of what runs each. */
  readonly between: readonly [string, string];
  readonly other: { readonly at: Origin; readonly subject: Subject };
  readonly ingresses: readonly { readonly at: Origin; readonly subject: Subject }[];
}
