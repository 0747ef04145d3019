import type { WeightedBackend } from '../backend.js';
import type { JsonObject } from '../json.js';
import type { Origin } from '../origin.js';
import type { PolicyName, PolicySet } from '../policies/policies.js';

/**
 * Routes as their author means them, unordered. Its meaning is fixed: an exact host beats a wildcard, a longer wildcard a
 * shorter one; on a host an exact path beats a prefix, a longer prefix a shorter one. A regular expression stands by the text
 * that it must begin with: after exact paths and longer prefixes, before a prefix of that length; of two the one with more
 * such text comes first, then the longer one. Prefixes take whole path elements.
 */
export interface Intent {
  readonly routes: readonly IntentRoute[];
}

/** One route: the hosts and paths that it takes, and where they lead. */
export interface IntentRoute {
  /** Unique within its namespace: the names of the manifests derive from it. */
  readonly name: string;
  readonly namespace: string;
  /** `shop.example.com` or `*.example.com` (any number of labels is the controller's to say); empty: every host. */
  readonly hosts: readonly string[];
  readonly paths: readonly IntentPath[];
  readonly backends: readonly WeightedBackend[];
  readonly tls?: IntentTls;
  readonly policies: PolicySet;
  /** Labels for the manifests written. */
  readonly labels: Readonly<Record<string, string>>;
  /** Where its author wrote it: a construct path. */
  readonly at: Origin;
}

/** A path of an intent. A regular expression is RE2, anchored at both ends by its meaning, case-sensitive. */
export type IntentPath =
  | { readonly kind: 'exact'; readonly path: string }
  | { readonly kind: 'prefix'; readonly path: string }
  | { readonly kind: 'regex'; readonly pattern: string };

/** The certificate for the hosts of a route: a Secret of the route's namespace, filled by hand or by cert-manager's issuer. */
export interface IntentTls {
  readonly secret: string;
  readonly issuer?: { readonly kind: 'Issuer' | 'ClusterIssuer'; readonly name: string };
}

/** What a dialect cannot say, with the reason and the way out. */
export interface Refusal {
  readonly kind:
    'unsupported-policy' | 'unsupported-path' | 'unsupported-host' | 'unsupported-backends' | 'conflicting-routes';
  readonly route: string;
  readonly at: Origin;
  /** The policy that cannot be said, and its field where it is one of them. */
  readonly policy?: PolicyName;
  readonly field?: string;
  /** `ingress-nginx cannot split the traffic of one path between three Services; use two`. */
  readonly because: string;
}

/** A refusal, and the route that it is about. */
export interface RefusedRoute {
  readonly route: IntentRoute;
  readonly refusal: Refusal;
}

/** What of the route cannot be said. */
type About = Pick<Refusal, 'policy' | 'field'>;

/** A route that cannot be said, and why. */
export function refused(route: IntentRoute, kind: Refusal['kind'], because: string, about: About = {}): RefusedRoute {
  return { route, refusal: { kind, route: route.name, at: route.at, because, ...about } };
}

/** What a dialect wrote: manifests in a fixed order, and what it could not say. */
export interface Writing {
  readonly manifests: readonly JsonObject[];
  readonly refusals: readonly Refusal[];
}
