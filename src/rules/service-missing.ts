import { absenceOf, severityOfAbsence } from '#cluster/absence.js';
import { notesOf } from '#facts/controller-reading.js';
import { consequenceOf, rule } from './rule.js';

export const serviceMissing = rule({
  id: 'service-missing',
  category: 'service',
  severity: 'error',
  summary: 'A route leads to a Service that is not there.',
  why: 'The controller answers 503, or leaves the route out so that another one, perhaps without its protection, answers in its place.',
  fix: 'Add the Service, or correct its name or namespace; a backend is looked up in the namespace of the route.',
  reads: ['readings', 'cluster'],
  *check({ readings, cluster }) {
    for (const { at, subject, path, to, role, consequence } of notesOf(readings, 'missing-reference')) {
      if (role !== 'service') continue;
      const severity = severityOfAbsence(absenceOf(cluster, to.group, to.kind, to.namespace, to.name));
      yield {
        at,
        subject,
        path,
        severity,
        message: `no ${to.kind} is called ${to.namespace}/${to.name}: ${consequenceOf(consequence, subject)}`,
      };
    }
  },
});
