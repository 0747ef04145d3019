import { withoutSecretsIn } from '#model/text/confidential-text.js';
import type { Outcome, Request } from '#model/routing/request.js';
import type { PodsReached } from '#journey/arrival.js';
import type { Journey } from '#journey/journey.js';
import { tracer } from '#journey/journey.js';
import type { Facts } from '#facts/facts.js';
import type { Understood } from './value-fault.js';
import type { RequestDetails } from './request.js';
import { requestOf } from './request.js';

/** The answer of one controller to one request. */
export type Answer = Outcome & {
  readonly request: Request;
  readonly controller: string;
  /** Where there are several clusters: the path, or the folder of the kustomization. */
  readonly cluster?: string;
  /** The release of the controller that answers so. Absent where none is modelled. */
  readonly version?: string;
  /** Nothing names the version: it is the newest that is known. */
  readonly versionAssumed?: true;
  /** Absent where no backend answers, or nothing is known of its pods. */
  readonly pods?: PodsReached;
};

/**
 * Who answers a request for a URL, and why: the answers of each controller that listens, at least one. The fault is a URL,
 * a method, a header or an address that no client can send. No secret of the manifests is in the answers.
 */
export function request(facts: Facts, url: string, details: RequestDetails = {}): Understood<readonly Answer[]> {
  const asked = requestOf(url, details);
  return 'fault' in asked ? asked : { value: answersOf(facts, [asked.value]) };
}

/** The answers of each controller that listens, request by request; at least one each. No secret of the manifests is in them. */
export function answersOf(facts: Facts, requests: readonly Request[]): readonly Answer[] {
  return withoutSecretsIn(requests.flatMap(answerer(facts)));
}

/** Answers requests one by one, as the manifests have it: whoever shows the answers takes the secrets out. */
export function answerer({ cluster, readings, network }: Facts): (request: Request) => readonly Answer[] {
  const travellers = readings.map(({ settings, readAs, table }) => ({
    controller: settings.name,
    ...(readAs && { version: readAs.version, ...(readAs.assumed && { versionAssumed: true as const }) }),
    travel: tracer({ controller: settings.name, table, cluster, network }),
  }));
  return request => {
    const answers = travellers.map(({ travel, ...said }) => answerOf({ request, ...said }, travel(request)));
    const listening = answers.filter(one => one.outcome !== 'unknown' || one.code !== 'no-listener');
    if (answers.length === 0) return [nobody(request)];
    return listening.length > 0 ? listening : answers.slice(0, 1);
  };
}

type Said = Pick<Answer, 'request' | 'controller' | 'version' | 'versionAssumed'>;

function answerOf(said: Said, { outcome, pods }: Journey): Answer {
  return { ...said, ...outcome, ...(pods && { pods }) };
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
