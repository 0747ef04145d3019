import { absenceOf, severityOfAbsence } from '#cluster/absence.js';
import { notesOf } from '#facts/controller-reading.js';
import { consequenceOf, rule } from './rule.js';

export const middlewareMissing = rule({
  id: 'middleware-missing',
  category: 'route',
  severity: 'error',
  summary: 'A route names a Middleware that is not there.',
  why: 'The controller leaves the route out. Where a less specific route takes its requests, it answers them without the Middleware: what was meant to be protected is open.',
  fix: 'Add the Middleware, or correct its name and namespace.',
  reads: ['readings', 'cluster'],
  *check({ readings, cluster }) {
    for (const { at, subject, path, to, role, consequence } of notesOf(readings, 'missing-reference')) {
      if (role !== 'middleware') continue;
      const severity = severityOfAbsence(absenceOf(cluster, to.group, to.kind, to.namespace, to.name));
      const cause = `no ${to.kind} is called ${to.namespace}/${to.name}`;
      yield { at, subject, path, severity, message: `${cause}: ${consequenceOf(consequence, subject)}`, cause };
    }
  },
});
