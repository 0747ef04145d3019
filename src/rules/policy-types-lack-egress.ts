import { ofKind } from '#cluster/cluster.js';
import { itemsOf } from '#model/json.js';
import { specOf, subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

const path = ['spec', 'policyTypes'];

export const policyTypesLackEgress = rule({
  id: 'policy-types-lack-egress',
  category: 'policy',
  severity: 'warning',
  summary: 'A network policy has egress rules, and its policyTypes do not name Egress.',
  why: 'The egress rules have no effect: they neither deny the rest nor allow what another policy denies.',
  fix: 'Add Egress to policyTypes, or take the egress rules away.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const policy of ofKind(cluster, 'networking.k8s.io', 'NetworkPolicy')) {
      const { policyTypes, egress } = specOf(policy);
      const types = itemsOf(policyTypes);
      if (types.length === 0 || types.includes('Egress') || itemsOf(egress).length === 0) continue;
      const message = 'egress rules stand here, and policyTypes without Egress leave them without effect';
      yield { at: policy.locate(path), subject: subjectOf(policy), path, message };
    }
  },
});
