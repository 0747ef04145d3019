import type { Change, Place, Severity } from './diagnostic.js';

/** What the API server would say of a resource: a refusal (error), a warning, or that it cannot be told from here. */
export interface Violation extends Place {
  readonly kind: ViolationKind;
  readonly severity: Severity;
  readonly message: string;
  /** Whether the API server takes the resource, or this part of it, was not checked. */
  readonly effect?: 'unknown';
  /** What it comes from, where the same is amiss elsewhere too: a name that is outdated. */
  readonly cause?: string;
  readonly fix?: Change;
}

/** One rule of category `api` reports each kind. */
export type ViolationKind =
  /** No such field in the kind's schema. */
  | 'unknown-field'
  /** A key stands twice in one mapping. */
  | 'repeated-field'
  /** A value of another type than the schema's. */
  | 'wrong-type'
  /** A required field is absent. */
  | 'missing-field'
  /** The value is of the right type and not allowed: bounds, patterns, enumerations, what the API server's own code checks. */
  | 'invalid-value'
  /** A CEL rule of the definition does not hold. */
  | 'broken-expression'
  /** A CEL rule that cannot be evaluated from here. */
  | 'open-expression'
  /** No such kind in this version of Kubernetes and among the definitions. */
  | 'unknown-kind'
  /** A kind that this version no longer serves. */
  | 'removed-kind'
  /** A kind or field that a later version takes away, or that the API server warns about. */
  | 'deprecated';
