import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const ingressUnserved = rule({
  id: 'ingress-unserved',
  category: 'route',
  severity: 'warning',
  summary: 'No controller of the cluster serves an Ingress.',
  why: 'Nothing of it is routed, and nothing says so: its hosts are answered as if it were not there.',
  fix: 'Name the IngressClass of the controller that is to serve it (spec.ingressClassName), or let the controller watch its namespace.',
  reads: ['cluster', 'unserved'],
  *check({ cluster, unserved }) {
    for (const { ingress, path, because } of unserved) {
      const severity = cluster.complete ? 'error' : 'warning';
      const message = `no controller serves this Ingress: ${[...new Set(because)].join('; ')}`;
      yield { at: ingress.locate(path), subject: subjectOf(ingress), path, severity, message };
    }
  },
});
