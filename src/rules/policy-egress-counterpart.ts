import { workloadName } from '#cluster/workloads.js';
import { itemsOf } from '#model/json.js';
import { specOf, subjectOf } from '#model/resource.js';
import { findingsOf } from '#network/findings.js';
import { rule } from './rule.js';

export const policyEgressCounterpart = rule({
  id: 'policy-egress-counterpart',
  category: 'policy',
  severity: 'error',
  summary: 'Pods are let in where they come, and not let out where they are.',
  why: 'A connection needs both: an egress rule for the pods that call, where their egress is denied, and an ingress rule for those that answer. It times out.',
  fix: 'Add an egress rule for the callers, to the same pods and ports.',
  reads: ['network'],
  *check({ network }) {
    for (const { source, path: place, near, far, denying } of findingsOf(network, 'ingress-alone')) {
      const path = itemsOf(specOf(denying)['policyTypes']).length > 0 ? ['spec', 'policyTypes'] : ['spec'];
      const message = `${workloadName(far)} is let in by ${workloadName(near)}, and no rule lets it out there`;
      const there = { at: source.locate(place), subject: subjectOf(source), path: place };
      const related = [{ ...there, message: 'it is let in here' }];
      const severity = network.cluster.complete ? 'error' : 'warning';
      yield { at: denying.locate(path), subject: subjectOf(denying), path, related, severity, message };
    }
  },
});
