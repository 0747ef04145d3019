import type { Backend, WeightedBackend } from '#model/backend.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Step, UnknownCode } from '#model/routing/step.js';
import type { Place } from '../resources/place.js';
import type { RuleSyntax } from '../rule/rule.js';

/** A router as a provider hands it over: what it takes, where it stands, and what follows. */
export interface Router {
  /** What is unique within its provider: of two routers with one key, one is lost. */
  readonly key: string;
  readonly provider: ProviderName;
  readonly rule: string;
  /** The static configuration's where the router says nothing. */
  readonly syntax: RuleSyntax;
  /** 0: the length of the rule. */
  readonly priority: bigint;
  /** Empty: the default ones. */
  readonly entryPoints: readonly string[];
  readonly entryPointsAt: Place;
  readonly tls?: RouterTls;
  readonly middlewares: readonly MiddlewareUse[];
  /** What the router says itself. */
  readonly policies: PolicySet;
  readonly target: RouterTarget;
  /** Where the rule stands. */
  readonly place: Place;
  /** The keys of the routers under which this one stands (`parentRefs`). */
  readonly parents?: readonly string[];
  readonly implicit?: boolean;
}

/** A router or service that names a middleware: `shop-strip@kubernetescrd`, with the provider always behind it. */
export interface MiddlewareUse {
  readonly name: string;
  /** Undefined where the static configuration names it. */
  readonly at?: Place;
}

export type ProviderName = 'kubernetes' | 'kubernetescrd' | 'internal';

export interface RouterTls {
  /** The name of TLS options as Traefik resolves it: `default`, `shop-mtls@kubernetescrd`. */
  readonly options: string;
  readonly optionsAt: Place;
}

/** What a router does with a request once its middlewares let it through. */
export interface RouterTarget {
  /** The middlewares of the service: they follow those of the router. */
  readonly middlewares: readonly MiddlewareUse[];
  readonly steps: readonly Step[];
  /** What is said of the services: of those that share requests each once. */
  readonly policies: readonly PolicySet[];
  /** The names under which Traefik keeps the services that answer, each with what it stands for. */
  readonly services: readonly NamedService[];
  /** Traefik builds the router and does not serve it. The note stands already. */
  readonly broken?: string;
  readonly doubt?: RouterDoubt;
}

/** A service of Traefik: of two with one name, chance leaves one. */
export interface NamedService {
  readonly id: string;
  readonly backend: Backend;
}

/** Why it cannot be told from the manifests what happens. */
export interface RouterDoubt {
  readonly code: UnknownCode;
  readonly because: string;
  readonly candidates?: readonly WeightedBackend[];
}
