import { ofKind } from '#cluster/cluster.js';
import { podIndex } from '#cluster/pod-index.js';
import { endpointsOf, podPortOf, servicePorts } from '#cluster/services.js';
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
    const pods = podIndex(cluster);
    for (const service of ofKind(cluster, '', 'Service')) {
      const endpoints = endpointsOf(cluster, pods, service);
      if (endpoints.kind !== 'pods') continue;
      for (const port of servicePorts(service)) {
        const closed = endpoints.workloads.filter(one => podPortOf(port, one).kind !== 'declared');
        const [first] = closed;
        if (!first || closed.length < endpoints.workloads.length) continue;
        // A pod that declares nothing says nothing about what it listens on.
        if (typeof port.target === 'number' && closed.every(one => one.ports.length === 0)) continue;
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
          severity: typeof port.target === 'string' || cluster.complete ? 'error' : 'warning',
        };
      }
    }
  },
});
