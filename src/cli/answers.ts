import { readingsOf } from '#analyze/controllers.js';
import type { Outcome, Request } from '#model/request.js';
import { asker } from '#simulate/answer.js';
import { clusterIn } from './cluster-in.js';
import type { Session } from './session.js';

/** The answer of one controller to one request, as the contract has it. */
export type Answer = Outcome & {
  readonly request: Request;
  readonly controller: string;
  readonly pods?: Pods;
};

/** Where the request ends: the pods' port, the workloads, and whether the network policies let it through. */
export interface Pods {
  readonly port: number | string;
  readonly workloads: readonly string[];
  readonly network: 'allowed' | 'denied' | 'unknown';
}

/** The answers of each controller that listens, request by request; at least one each. */
export function answersOf(session: Session, requests: readonly Request[]): readonly Answer[] {
  const askers = readingsOf(clusterIn(session), session.settings.controllers).map(({ settings: { name }, table }) => ({
    name,
    ask: asker(table),
  }));
  return requests.flatMap(request => {
    const answers = askers.map(({ name, ask }): Answer => ({ request, controller: name, ...ask(request) }));
    const listening = answers.filter(one => one.outcome !== 'unknown' || one.code !== 'no-listener');
    if (answers.length === 0) return [nobody(request)];
    return listening.length > 0 ? listening : answers.slice(0, 1);
  });
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
