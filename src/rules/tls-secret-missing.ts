import { absenceOf, severityOfAbsence } from '#cluster/absence.js';
import { consequenceOf, notesOf, rule } from './rule.js';

export const tlsSecretMissing = rule({
  id: 'tls-secret-missing',
  category: 'tls',
  severity: 'error',
  summary: 'TLS names a Secret that is not there, and nothing among the manifests fills it.',
  why: 'The controller serves its own self-signed certificate, and clients refuse the connection.',
  fix: 'Add the Secret to the namespace of the route, or let cert-manager fill it (an issuer annotation, a Certificate).',
  reads: ['readings', 'cluster'],
  *check({ readings, cluster }) {
    for (const { at, subject, path, to, role, consequence } of notesOf(readings, 'missing-reference')) {
      if (role !== 'certificate') continue;
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
