import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';
import type { NetworkModel } from '../model.js';
import type { Policy } from '../policy/policy.js';

/** The network policies of the Kubernetes API itself that are enforced, in the order in which they are walked. */
export function networkPolicies({ engine }: NetworkModel): readonly Policy[] {
  return engine.policies.filter(({ source }) => isNetworkPolicy(source));
}

/** Calico's NetworkPolicy is called so, too. */
export function isNetworkPolicy({ kind, apiVersion }: Resource): boolean {
  return kind === 'NetworkPolicy' && groupOf(apiVersion) === 'networking.k8s.io';
}
