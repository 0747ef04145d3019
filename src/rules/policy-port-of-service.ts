import { workloadName } from '#cluster/workloads.js';
import { subjectOf } from '#model/resource.js';
import { findingsOf } from '#network/findings.js';
import { rule } from './rule.js';

export const policyPortOfService = rule({
  id: 'policy-port-of-service',
  category: 'policy',
  severity: 'warning',
  summary: "A network policy opens the Service's port, and the pods listen on another.",
  why: 'Network policies see a connection after the Service has led it to a pod: what counts is the port of the pod, and that one stays closed.',
  fix: "Write the container's port, by number or by name.",
  reads: ['network'],
  *check({ network }) {
    for (const { source, path, port, front, workload } of findingsOf(network, 'service-port')) {
      const { service } = front;
      const what = front.port.nodePort === port ? 'the port on every node of' : 'the port of';
      const message = `${port} is ${what} Service ${service.namespace}/${service.name}; ${workloadName(workload)} listens on ${front.leadsTo}`;
      const there = ['spec', 'ports', front.port.index];
      const related = [{ at: service.locate(there), subject: subjectOf(service), message: 'the Service leads there' }];
      yield { at: source.locate(path), subject: subjectOf(source), path, related, message };
    }
  },
});
