import { ofKind } from '#cluster/cluster.js';
import type { ServicePort } from '#cluster/services.js';
import { podPortOf, servicePorts, workloadsBehind } from '#cluster/services.js';
import type { Workload } from '#cluster/workloads.js';
import { workloadName } from '#cluster/workloads.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const targetPortClosed = rule({
  id: 'target-port-closed',
  category: 'service',
  severity: 'error',
  summary: 'A Service leads to a port that its pods do not open.',
  why: 'A name that no container has gives no endpoint at all; a number that no container declares is refused, unless the program listens there without saying so.',
  fix: "Write the container's port (its number or its name) as targetPort, or declare the port in the container.",
  reads: ['cluster'],
  *check({ cluster }) {
    const isClosed = closing();
    for (const service of ofKind(cluster, '', 'Service')) {
      const workloads = workloadsBehind(cluster, service);
      const [first] = workloads;
      for (const port of first ? servicePorts(service) : []) {
        if (!first || !isClosed(workloads, port)) continue;
        const path = ['spec', 'ports', port.index, 'targetPort'];
        const open = first.ports.map(one => (one.name === undefined ? String(one.port) : `${one.port} (${one.name})`));
        const message = `${port.name ?? port.number} leads to ${port.protocol} ${port.target}, which ${workloadName(first)} does not open; it opens ${open.join(', ') || 'nothing'}`;
        const related = [
          { at: first.resource.locate(first.path), subject: subjectOf(first.resource), message: 'the pods stand here' },
        ];
        yield {
          at: service.locate(path),
          subject: subjectOf(service),
          path,
          related,
          message,
          // To declare a number is documentation: programs listen on what they like.
          severity: typeof port.target === 'string' ? 'error' : 'info',
        };
      }
    }
  },
});

/** Whether no pod of a list opens a port. Services that share their pods share the answer. */
function closing(): (workloads: readonly Workload[], port: ServicePort) => boolean {
  const known = new Map<readonly Workload[], Map<string, boolean>>();
  return (workloads, port) => {
    const answers = known.get(workloads) ?? new Map<string, boolean>();
    known.set(workloads, answers);
    const key = `${port.protocol} ${typeof port.target} ${port.target}`;
    const answer = answers.get(key) ?? closedTo(workloads, port);
    answers.set(key, answer);
    return answer;
  };
}

/** A pod that declares no port says nothing about the numbers that it listens on. */
function closedTo(workloads: readonly Workload[], port: ServicePort): boolean {
  const says = typeof port.target === 'string' || workloads.some(one => one.ports.length > 0);
  return says && workloads.every(one => podPortOf(port, one).kind !== 'declared');
}
