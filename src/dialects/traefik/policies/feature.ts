import type { Feature, Unsayable, Words } from '#dialects/dialect.js';
import type { JsonObject } from '#model/json.js';
import type { Policies, PolicyName } from '#model/policies/policies.js';
import type { Resource } from '#model/resource.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { Step } from '#model/routing/step.js';
import type { Does } from '../versions/changes.table.js';
import type { OwnPath } from './own-path.js';

/**
 * What says policies to Traefik, by what holds it: the kind of a Middleware (`rateLimit`; a list is written as one Middleware
 * each), `service` for the reference to a Service and its annotations, `router` for a route and those of an Ingress, `ServersTransport`, `TLSOption`, `mirroring` of a
 * TraefikService, `provider` for what a provider is told once. The keys of a feature are the fields in them: `rateLimit.average`.
 */
export type Wire = JsonObject;

/** Takes down that Traefik cannot read a field (`rateLimit.redis.dialTimeout`), what it wants there, and the value where it is not the field's. */
export type Noted = (key: string, wants: string, value?: string) => void;

/** Where the steps of a policy happen. */
export interface StepPlace {
  /** Some entry point believes what X-Forwarded-For says. */
  readonly trustsForwarded: boolean;
  /** The Secret of a name beside the Middleware, where it is among the manifests. */
  readonly secretOf?: (name: string) => Resource | undefined;
  /** What the service of error pages does with a request, where it can be asked. */
  readonly page?: readonly Step[];
  readonly does: Does;
}

/** What a policy is written for: each path of a route by itself. */
export interface WrittenFor {
  readonly route: IntentRoute;
  readonly path: OwnPath;
}

interface TraefikWords extends Words {
  readonly reads: Wire;
  readonly noted: Noted;
  readonly place: StepPlace;
  readonly writes: Wire;
  readonly writesFor: WrittenFor;
}

/** A policy in Traefik's words. It is given the fields that it names as its keys, and no others. */
export interface TraefikFeature<Name extends PolicyName> extends Feature<Name, TraefikWords> {
  /** The word for it in the names of the manifests that are written. */
  readonly purpose?: string;
  /** What is answered before all else that the same Middleware does. */
  preflight?(policy: Policies[Name], place: StepPlace): readonly Step[];
  /** The fields that name Secrets without which Traefik does not build it. */
  readonly secrets?: Readonly<Record<string, NeededSecret>>;
  /** The fields that refer to services. */
  readonly services?: readonly string[];
}

/** A feature that can be written. */
export type WrittenFeature<Name extends PolicyName> = TraefikFeature<Name> & {
  write(policy: Policies[Name], target: WrittenFor): Wire | Unsayable;
};

/** A Secret that a Middleware cannot be built without. */
export interface NeededSecret {
  readonly isUsable: (secret: Resource) => boolean;
  readonly wants: string;
}
