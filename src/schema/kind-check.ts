import type { Resource } from '#model/resource.js';
import type { Violation } from '#model/findings/violation.js';

/**
 * What the API server's own code checks of one kind beyond its schema. It gets the resource with its defaults and
 * without unknown fields, as the API server validates it, and only when decoding found nothing: fields have the types
 * of the schema. Violations name the field as the API server does.
 */
export type KindCheck = (resource: Resource, context: KindContext) => Iterable<Violation>;

/** What a check may depend on besides the resource. */
export interface KindContext {
  /** `1.36` */
  readonly kubernetes: string;
}
