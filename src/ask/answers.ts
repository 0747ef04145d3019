import { withoutSecretsIn } from '#model/text/confidential-text.js';
import type { Outcome, Request } from '#model/routing/request.js';
import type { Journey } from '#journey/journey.js';
import { traveller } from '#journey/journey.js';
import type { Facts } from '#rules/rule.js';

/** The answer of one controller to one request. */
export type Answer = Outcome & Pick<Journey, 'pods'> & { readonly request: Request; readonly controller: string };

/** The answers of each controller that listens, request by request; at least one each. No secret of the manifests is in them. */
export function answersOf(facts: Facts, requests: readonly Request[]): readonly Answer[] {
  return withoutSecretsIn(requests.flatMap(answerer(facts)));
}

/** Answers requests one by one, as the manifests have it: whoever shows the answers takes the secrets out. */
export function answerer({ cluster, readings, network }: Facts): (request: Request) => readonly Answer[] {
  const travellers = readings.map(({ settings, table }) => ({
    controller: settings.name,
    travel: traveller({ controller: settings.name, table, cluster, network }),
  }));
  return request => {
    const answers = travellers.map(({ controller, travel }) => answerOf(request, controller, travel(request)));
    const listening = answers.filter(one => one.outcome !== 'unknown' || one.code !== 'no-listener');
    if (answers.length === 0) return [nobody(request)];
    return listening.length > 0 ? listening : answers.slice(0, 1);
  };
}

function answerOf(request: Request, controller: string, { outcome, pods }: Journey): Answer {
  return { request, controller, ...outcome, ...(pods && { pods }) };
}

function nobody(request: Request): Answer {
  const reason = 'the manifests show no ingress controller; name one with --controller or in gatewright.yaml';
  return {
    request,
    controller: 'none',
    outcome: 'unknown',
    code: 'missing-manifest',
    reason,
    candidates: [],
    refused: false,
    trace: [{ says: reason }],
    responseHeaders: {},
  };
}
