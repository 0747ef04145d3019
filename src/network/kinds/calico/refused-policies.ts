import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { itemsOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import { isAddressBlock } from '#model/addresses/block.js';
import { calicoGroups } from './groups.js';
import { policyRefusals } from './refusals/policy-refusals.js';

/** A field of a vendor's policy that its network refuses, though the definition of the kind lets it pass. */
export interface RefusedPolicy {
  readonly source: Resource;
  readonly path: Path;
  readonly because: string;
}

const policies = ['NetworkPolicy', 'GlobalNetworkPolicy', 'StagedNetworkPolicy', 'StagedGlobalNetworkPolicy'];
const sets = ['NetworkSet', 'GlobalNetworkSet'];

/** What Calico refuses of its policies and network sets. */
export function refusedPolicies(cluster: Cluster): readonly RefusedPolicy[] {
  const named = (kinds: readonly string[]): readonly Resource[] =>
    calicoGroups.flatMap(group => kinds.flatMap(kind => ofKind(cluster, group, kind)));
  return [
    ...named(policies).flatMap(source => policyRefusals(source).map(refusal => ({ ...refusal, source }))),
    ...named(sets).flatMap(refusedNets),
  ];
}

/** (calico v3.31, api/pkg/apis/projectcalico/v3/networkset.go: single addresses and bits behind a prefix are taken) */
function refusedNets(source: Resource): readonly RefusedPolicy[] {
  return itemsOf(specOf(source)['nets']).flatMap((json, at) => {
    const text = textOf(json) ?? '';
    const because = `${text} is neither an address nor a block of them`;
    return isAddressBlock(text) ? [] : [{ source, path: ['spec', 'nets', at], because }];
  });
}
