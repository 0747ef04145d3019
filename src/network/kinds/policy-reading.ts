import type { Resource } from '#model/resource.js';
import type { Ineffective } from '../cni/cni.js';
import type { Policy } from '../policy/policy.js';

/** The network policies of a cluster, as its CNI takes them. */
export interface PolicyReading {
  /** In the order in which they are walked. */
  readonly policies: readonly Policy[];
  /** Policies, and parts of policies, that the CNI does not enforce. */
  readonly ineffective: readonly (Ineffective & { readonly source: Resource })[];
}
