import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Resource } from '#model/resource.js';
import type { CniProfile, PolicyReading } from '../cni/cni.js';
import { readClusterNetworkPolicy } from './cluster-network-policy.js';
import { readNetworkPolicy } from './network-policy.js';
import { refusedForNames, unenforcedParts } from './unenforced-parts.js';
import { readVendorPolicies } from './vendor-policies.js';
import type { UnknownReason, Policy, Side } from '../policy/policy.js';

const adminKinds = ['ClusterNetworkPolicy', 'AdminNetworkPolicy', 'BaselineAdminNetworkPolicy'] as const;

export function readPolicies(cluster: Cluster, cni: CniProfile): PolicyReading {
  const readings = [
    networkPolicies(cluster, cni),
    ...adminKinds.map(kind => adminPolicies(cluster, kind, cni)),
    readVendorPolicies(cluster, cni),
  ];
  return {
    policies: readings.flatMap(one => one.policies).sort(byPlace),
    ineffective: readings.flatMap(one => one.ineffective),
  };
}

function networkPolicies(cluster: Cluster, cni: CniProfile): PolicyReading {
  const sources = ofKind(cluster, 'networking.k8s.io', 'NetworkPolicy');
  if (!cni.enforces) return unenforced(sources, `${cni.title} does not enforce network policies`);
  const [refused, taken] = [true, false].map(one => sources.filter(source => refusedForNames(source, cni) === one));
  const parts = (taken ?? []).flatMap(source => unenforcedParts(source, cni).map(part => ({ ...part, source })));
  const whole = unenforced(refused ?? [], `${cni.title} passes over a network policy that names a port`);
  return {
    policies: (taken ?? []).map(source => readNetworkPolicy(source, cni)),
    ineffective: [...whole.ineffective, ...parts],
  };
}

function adminPolicies(cluster: Cluster, kind: string, cni: CniProfile): PolicyReading {
  const sources = ofKind(cluster, 'policy.networking.k8s.io', kind);
  const policies = sources.map(readClusterNetworkPolicy);
  if (cni.adminKinds.includes(kind)) return { policies, ineffective: [] };
  if (!cni.optionalKinds.includes(`${kind}.policy.networking.k8s.io`))
    return unenforced(sources, `${cni.title} does not enforce ${kind}`);
  const because = `${cni.title} enforces ${kind} only where that is switched on`;
  return { policies: policies.map(policy => doubted(policy, { code: 'cni-option', because })), ineffective: [] };
}

/** A policy that is enforced perhaps. */
function doubted(policy: Policy, doubt: UnknownReason): Policy {
  const side = ({ isolates, rules }: Side): Side => ({ isolates, rules: rules.map(rule => ({ ...rule, doubt })) });
  const { ingress, egress } = policy;
  return { ...policy, ...(ingress && { ingress: side(ingress) }), ...(egress && { egress: side(egress) }) };
}

/** Policies of which the CNI takes no notice. */
function unenforced(sources: readonly Resource[], because: string): PolicyReading {
  return { policies: [], ineffective: sources.map(source => ({ source, path: [], because })) };
}

/** Tiers in their order, in a tier lower orders first; names settle the rest, so that the order of documents never matters. */
function byPlace(a: Policy, b: Policy): number {
  if (a.tier.rank !== b.tier.rank) return a.tier.rank < b.tier.rank ? -1 : 1;
  if (a.tier.name !== b.tier.name) return a.tier.name < b.tier.name ? -1 : 1;
  if (a.tier.order !== b.tier.order) return a.tier.order < b.tier.order ? -1 : 1;
  return policyName(a) < policyName(b) ? -1 : 1;
}

function policyName({ source: { name, namespace, kind } }: Policy): string {
  return `${name}/${namespace}/${kind}`;
}
