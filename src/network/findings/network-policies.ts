import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';
import type { NetworkModel } from '../model.js';
import type { Policy } from '../policy/policy.js';

/** The network policies of the Kubernetes API itself that are enforced, in the order in which they are walked. */
export function networkPolicies({ engine }: NetworkModel): readonly Policy[] {
  return engine.policies.filter(({ source }) => isNetworkPolicy(source));
}

/** Those too that plugins of the network add: of Calico and Cilium, but for policies about nodes. Each says of pods whom it lets through. */
export function podPolicies({ engine }: NetworkModel): readonly Policy[] {
  return engine.policies.filter(({ source, hostNetwork }) => isPodPolicy(source) && hostNetwork !== 'always');
}

function isPodPolicy(source: Resource): boolean {
  return isNetworkPolicy(source) || pluginGroups.has(groupOf(source.apiVersion));
}

const pluginGroups: ReadonlySet<string> = new Set(['projectcalico.org', 'crd.projectcalico.org', 'cilium.io']);

/** Calico's NetworkPolicy is called so, too. */
export function isNetworkPolicy({ kind, apiVersion }: Resource): boolean {
  return kind === 'NetworkPolicy' && groupOf(apiVersion) === 'networking.k8s.io';
}
