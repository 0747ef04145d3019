import { grouped } from '#model/grouped.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { subjectOf } from '#model/resource.js';
import type { FailedChallenge } from '#facts/failed-challenge.js';
import { rule } from './rule.js';

export const challengeCutOff = rule({
  id: 'challenge-cut-off',
  category: 'policy',
  severity: 'error',
  summary: 'The network policies keep the ingress controller from the pods with which cert-manager proves a name.',
  why: 'The ACME server never gets the answer to its challenge: no certificate is issued, and none is renewed.',
  fix: 'Add a network policy that lets the controller reach pods labelled acme.cert-manager.io/http01-solver: "true" on TCP 8089, or prove the names by DNS (dns01).',
  reads: ['challenges'],
  *check({ challenges }) {
    const cut = challenges.filter(({ kind }) => kind === 'cut-off');
    for (const failures of grouped(cut, placeOf).values()) yield* findingOf(failures);
  },
});

/** Names of one namespace that one policy keeps from one controller are told together. */
function placeOf({ challenge, controller, policy }: FailedChallenge): string {
  return [challenge.asked.namespace, controller, policy?.kind, policy?.namespace, policy?.name].join('\u0000');
}

function* findingOf(failures: readonly FailedChallenge[]): Generator<Finding> {
  const [first] = failures;
  if (!first) return;
  const { challenge, controller, policy } = first;
  const { by, issuer, namespace } = challenge.asked;
  const more = failures.length > 1 ? ` and ${failures.length - 1} more` : '';
  const asks = { at: by.locate(issuer.path), subject: subjectOf(by), path: issuer.path };
  const message = `${controller} cannot reach the pods with which cert-manager proves ${challenge.name}${more} in namespace ${namespace} on TCP 8089: no certificate is issued`;
  if (!policy) {
    yield { ...asks, message };
    return;
  }
  const path = ['spec', 'podSelector'];
  const related = [{ ...asks, message: 'the certificate is asked for here' }];
  yield { at: policy.locate(path), subject: subjectOf(policy), path, message, related };
}
