import { notesOf, rule } from './rule.js';

export const tlsHostUncovered = rule({
  id: 'tls-host-uncovered',
  category: 'tls',
  severity: 'error',
  summary: 'A host is served over TLS with a certificate that does not cover it, or every handshake for it fails.',
  why: 'Clients refuse the connection, as the name in the certificate is not the name that they asked for; or the controller refuses it.',
  fix: 'List the host under tls and in the certificate; a wildcard covers one label and not the domain itself.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { at, subject, path, host, serves, because } of notesOf(readings, 'certificate-mismatch')) {
      const message =
        serves === undefined
          ? `nobody reaches ${host} over TLS, the handshake fails: ${because}`
          : `${host} is served with the certificate ${serves}: ${because}`;
      yield { at, subject, path, message };
    }
  },
});
