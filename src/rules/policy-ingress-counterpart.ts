import { workloadName } from '#cluster/workloads.js';
import { itemsOf } from '#model/json.js';
import { specOf, subjectOf } from '#model/resource.js';
import { findingsOf } from '#network/findings.js';
import { rule } from './rule.js';

export const policyIngressCounterpart = rule({
  id: 'policy-ingress-counterpart',
  category: 'policy',
  severity: 'error',
  summary: 'Pods are let out to others that do not let them in.',
  why: 'A connection needs both: an egress rule for the pods that call, and an ingress rule for those that answer, where their ingress is denied. It times out.',
  fix: 'Add an ingress rule for the pods that answer, from the same pods and on the same ports; or take the egress rule away.',
  reads: ['network'],
  *check({ network }) {
    for (const { source, path: place, near, far, denying } of findingsOf(network, 'egress-alone')) {
      const path = itemsOf(specOf(denying)['policyTypes']).length > 0 ? ['spec', 'policyTypes'] : ['spec'];
      const message = `${workloadName(near)} is let out to ${workloadName(far)}, and no rule lets it in there`;
      const there = { at: source.locate(place), subject: subjectOf(source), path: place };
      const related = [{ ...there, message: 'it is let out here' }];
      const severity = network.cluster.complete ? 'error' : 'warning';
      yield { at: denying.locate(path), subject: subjectOf(denying), path, related, severity, message };
    }
  },
});
