import { severityOfAbsence } from '#cluster/absence.js';
import { notesOf } from '#facts/controller-reading.js';
import { consequenceOf, rule } from './rule.js';

export const referenceMissing = rule({
  id: 'reference-missing',
  category: 'route',
  severity: 'error',
  summary: 'A route names a resource that is not there.',
  why: 'The controller drops what depends on it: a class, an option, a protection.',
  fix: 'Add the resource, or correct its name and namespace.',
  reads: ['readings', 'cluster'],
  *check({ readings, cluster }) {
    for (const { at, subject, path, to, role, consequence } of notesOf(readings, 'missing-reference')) {
      if (role !== 'part') continue;
      const known =
        cluster.complete || cluster.resources.some(one => one.kind === to.kind && one.namespace === to.namespace);
      const severity = severityOfAbsence(cluster.complete ? 'certain' : known ? 'likely' : 'open');
      const name = to.namespace === '' ? to.name : `${to.namespace}/${to.name}`;
      yield {
        at,
        subject,
        path,
        severity,
        message: `no ${to.kind} is called ${name}: ${consequenceOf(consequence, subject)}`,
      };
    }
  },
});
