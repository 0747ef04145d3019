import { notesOf, rule } from './rule.js';

export const tlsHostUncovered = rule({
  id: 'tls-host-uncovered',
  category: 'tls',
  severity: 'error',
  summary: 'A host is served over TLS with a certificate that does not cover it.',
  why: 'Clients refuse the connection: the name in the certificate is not the name that they asked for.',
  fix: 'List the host under tls and in the certificate; a wildcard covers one label and not the domain itself.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { at, subject, path, host, serves, because } of notesOf(readings, 'certificate-mismatch')) {
      yield { at, subject, path, message: `${host} is served with the certificate ${serves}: ${because}` };
    }
  },
});
