import { notesOf } from '#facts/controller-reading.js';
import { consequenceOf, rule } from './rule.js';

export const servicePortMissing = rule({
  id: 'service-port-missing',
  category: 'service',
  severity: 'error',
  summary: 'A route names a port that its Service does not have.',
  why: 'The controller finds no backend: it answers 503, or leaves the route out.',
  fix: "Name one of the Service's ports (not the pod's), by its number or its name.",
  reads: ['readings'],
  *check({ readings }) {
    for (const { at, subject, path, service, port, has, consequence } of notesOf(readings, 'missing-port')) {
      const ports = has.length > 0 ? `has ${has.join(', ')}` : 'has none';
      yield {
        at,
        subject,
        path,
        message: `${service.namespace}/${service.name} has no port ${port} (it ${ports}): ${consequenceOf(consequence, subject)}`,
      };
    }
  },
});
