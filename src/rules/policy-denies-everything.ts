import { workloadName } from '#cluster/workloads.js';
import { subjectOf } from '#model/resource.js';
import { findingsOf } from '#network/findings.js';
import { rule } from './rule.js';

export const policyDeniesEverything = rule({
  id: 'policy-denies-everything',
  category: 'policy',
  severity: 'error',
  summary: 'A policy that is to deny something denies everything.',
  why: 'Whom a policy selects is denied by default in its direction, whatever its rules say: where no policy allows the rest, names are not resolved and nothing is reached.',
  fix: 'Allow the rest beside it: toEntities: [all] (fromEntities on the way in) for Cilium, a rule with the action Allow at the end for Calico.',
  reads: ['network'],
  *check({ network }) {
    for (const { source, path, direction, workload } of findingsOf(network, 'lone-denial')) {
      const way = direction === 'egress' ? 'out of' : 'in to';
      const message = `what the rule does not name is denied, too: no policy allows anything ${way} ${workloadName(workload)}`;
      const { resource } = workload;
      const related = [{ at: resource.locate([]), subject: subjectOf(resource), message: 'the pods stand here' }];
      const severity = network.cluster.complete ? 'error' : 'warning';
      yield { at: source.locate(path), subject: subjectOf(source), path, severity, related, message };
    }
  },
});
