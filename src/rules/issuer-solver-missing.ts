import { challengesOf } from '#cluster/acme/challenges.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const issuerSolverMissing = rule({
  id: 'issuer-solver-missing',
  category: 'tls',
  severity: 'error',
  summary: 'A certificate asks an ACME issuer for a name that none of its solvers can prove.',
  why: 'cert-manager makes no challenge for it: the certificate is never issued, not even for its other names.',
  fix: 'Give the issuer a solver that takes the name: a wildcard is proved by DNS alone (dns01), never by HTTP.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const { name, asked, issuer, solver } of challengesOf(cluster)) {
      if (solver.kind !== 'none') continue;
      const { by, issuer: reference } = asked;
      const because = name.startsWith('*.') ? 'a wildcard is proved by DNS alone' : 'none is for this name';
      yield {
        at: by.locate(reference.path),
        subject: subjectOf(by),
        path: reference.path,
        message: `no solver of ${issuer.kind} ${issuer.name} can prove ${name}: ${because}, and the certificate is never issued`,
        related: [
          {
            at: issuer.locate(['spec', 'acme', 'solvers']),
            subject: subjectOf(issuer),
            message: 'its solvers stand here',
          },
        ],
      };
    }
  },
});
