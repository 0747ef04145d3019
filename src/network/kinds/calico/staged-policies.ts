import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { PolicyReading } from '../../cni/cni.js';
import { calicoGroups } from './groups.js';

const kinds = ['StagedNetworkPolicy', 'StagedGlobalNetworkPolicy', 'StagedKubernetesNetworkPolicy'];

/** Policies that are tried: what they would do is watched, and no network enforces them. (calico v3.31, api/pkg/apis/projectcalico/v3/stagednetworkpolicy.go) */
export function readStagedPolicies(cluster: Cluster): PolicyReading {
  const sources = calicoGroups.flatMap(group => kinds.flatMap(kind => ofKind(cluster, group, kind)));
  const because = 'a staged policy is only watched, not enforced';
  return { policies: [], ineffective: sources.map(source => ({ source, path: [], because, intended: true })) };
}
