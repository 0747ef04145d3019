import type { Outcome, Request } from '#model/request.js';
import type { Journey } from '#journey/journey.js';
import { traveller } from '#journey/journey.js';
import { networkIn } from './network-in.js';
import type { Session } from './session.js';

/** The answer of one controller to one request, as the contract has it. */
export type Answer = Outcome & Pick<Journey, 'pods'> & { readonly request: Request; readonly controller: string };

/** The answers of each controller that listens, request by request; at least one each. */
export function answersOf(session: Session, requests: readonly Request[]): readonly Answer[] {
  const { cluster, readings, network } = networkIn(session);
  const travellers = readings.map(({ settings, table }) => ({
    controller: settings.name,
    travel: traveller({ controller: settings.name, table, cluster, network }),
  }));
  return requests.flatMap(request => {
    const answers = travellers.map(({ controller, travel }) => answerOf(request, controller, travel(request)));
    const listening = answers.filter(one => one.outcome !== 'unknown' || one.code !== 'no-listener');
    if (answers.length === 0) return [nobody(request)];
    return listening.length > 0 ? listening : answers.slice(0, 1);
  });
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
