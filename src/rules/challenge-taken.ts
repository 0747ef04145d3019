import { subjectOf } from '#model/resource.js';
import type { FailedChallenge } from '#facts/failed-challenge.js';
import { rule } from './rule.js';

export const challengeTaken = rule({
  id: 'challenge-taken',
  category: 'tls',
  severity: 'error',
  summary: 'Something else answers the request with which an ACME server asks for the proof of a name.',
  why: 'The server gets another answer than cert-manager gave it: no certificate is issued, and none is renewed.',
  fix: 'Let the path /.well-known/acme-challenge/ through to the Ingress of the solver (a lower priority, no redirect in front of it), or prove the name by DNS (dns01).',
  reads: ['challenges'],
  *check({ challenges }) {
    for (const failed of challenges.filter(({ kind }) => kind === 'taken')) {
      const { challenge, controller, answer = 'something else' } = failed;
      const { by, issuer } = challenge.asked;
      yield {
        at: by.locate(issuer.path),
        subject: subjectOf(by),
        path: issuer.path,
        message: `${controller} answers the challenge for ${challenge.name} with ${answer} and not from cert-manager's solver: no certificate is issued`,
        related: takenBy(failed),
      };
    }
  },
});

/** The last field that decided. */
function takenBy({ trace }: FailedChallenge) {
  const decided = trace.findLast(one => one.at !== undefined);
  return decided?.at ? [{ at: decided.at, message: decided.says }] : [];
}
