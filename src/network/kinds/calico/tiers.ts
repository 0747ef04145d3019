import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { numberOf } from '#model/json.js';
import { specOf } from '#model/resource.js';

/** Where a tier stands among the others, and what becomes of what none of its policies matched. */
export interface Tier {
  readonly rank: number;
  readonly denies: boolean;
}

/**
 * The tiers by name. Policies of Kubernetes are in the default one; those of admins have tiers of their own.
 * (calico v3.30, api/pkg/apis/projectcalico/v3/tier.go: the default tier is 1,000,000, admin 1,000, baseline 10,000,000; a tier without
 * order comes last)
 */
export function tiersOf(cluster: Cluster): ReadonlyMap<string, Tier> {
  const given = ['crd.projectcalico.org', 'projectcalico.org'].flatMap(group => ofKind(cluster, group, 'Tier'));
  const read = given.map(({ name, ...resource }) => {
    const { order, defaultAction } = specOf({ name, ...resource });
    return [name, { rank: numberOf(order) ?? Infinity, denies: defaultAction !== 'Pass' }] as const;
  });
  return new Map([['default', { rank: 1_000_000, denies: true }], ...read.filter(([name]) => name !== 'default')]);
}
