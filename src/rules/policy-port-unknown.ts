import { workloadName } from '#cluster/workloads.js';
import { subjectOf } from '#model/resource.js';
import { findingsOf } from '#network/findings.js';
import { rule } from './rule.js';

export const policyPortUnknown = rule({
  id: 'policy-port-unknown',
  category: 'policy',
  severity: 'error',
  summary: 'A network policy names a port that no pod has.',
  why: 'A name means the port of that name in each container; where no container has it, the rule opens nothing.',
  fix: "Write the name, or the number, of the container's port; the names of a Service's ports are others.",
  reads: ['network'],
  *check({ network }) {
    const severity = network.cluster.complete ? 'error' : 'warning';
    for (const { source, path, name, protocol, workload, known } of findingsOf(network, 'unknown-port')) {
      const names = known.join(', ') || 'none';
      const message = `${workloadName(workload)} has no ${protocol} port named ${name}; its names are ${names}`;
      yield { at: source.locate(path), subject: subjectOf(source), path, severity, message };
    }
  },
});
