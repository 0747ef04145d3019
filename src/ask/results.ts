import { backendName } from '#model/backend.js';
import { withoutSecretsIn } from '#model/text/confidential-text.js';
import type { Request, TraceStep } from '#model/routing/request.js';
import type { ThreeValued } from '#model/three-valued.js';
import { allHold } from '#model/three-valued.js';
import type { NetworkModel, Verdict } from '#network/index.js';
import { verdictOf } from '#network/index.js';
import type { Facts } from '#facts/facts.js';
import type { Answer } from './answers.js';
import { answerer } from './answers.js';
import type { Expectations, ReachExpectation, RequestExpectation } from './expectations.js';
import type { Understood } from './value-fault.js';
import { endOf, portOf } from './reach/ends.js';
import { requestOf } from './request.js';

/** What became of an expectation. One that asks what cannot be asked is unknown, and `got` says why. */
export interface Result {
  /** Where there are several clusters: the path, or the folder of the kustomization. */
  readonly cluster?: string;
  readonly expectation: RequestExpectation | ReachExpectation;
  readonly holds: ThreeValued;
  readonly got: string;
  readonly trace: readonly TraceStep[];
}

/** Holds a cluster to its expectations: requests first, then reach, in the order given. No secret of the manifests is in the results. */
export function resultsOf(facts: Facts, expectations: Partial<Expectations>): readonly Result[] {
  const { requests = [], reach = [] } = expectations;
  const answer = answerer(facts);
  return withoutSecretsIn([
    ...requests.map(one => requestResult(answer, one)),
    ...reach.map(one => reachResult(facts.network, one)),
  ]);
}

function requestResult(answer: ReturnType<typeof answerer>, expectation: RequestExpectation): Result {
  const { controller } = expectation;
  const request = expectedRequest(expectation);
  if ('fault' in request) return unasked(expectation, request.fault);
  const all = answer(request.value);
  const answers = controller === undefined ? all : all.filter(one => one.controller === controller);
  const judged = answers.map(one => ({ answer: one, holds: fits(one, expectation) }));
  const holds = allHold(judged, one => one.holds);
  const worst = judged.find(one => one.holds === holds);
  if (!worst) return unasked(expectation, `no controller is called ${controller ?? ''}`);
  return { expectation, holds: worst.holds, got: gotText(worst.answer), trace: worst.answer.trace };
}

function expectedRequest({ request }: RequestExpectation): Understood<Request> {
  if (typeof request === 'string') return requestOf(request);
  return { value: { ...request, method: request.method ?? 'GET', headers: request.headers ?? {} } };
}

function unasked(expectation: Result['expectation'], got: string): Result {
  return { expectation, holds: 'unknown', got, trace: [] };
}

function fits(answer: Answer, { answer: wanted }: RequestExpectation): ThreeValued {
  if (answer.outcome === 'unknown') return 'unknown';
  const backend = answer.outcome === 'backend' ? backendName(answer.backend) : undefined;
  const redirect = answer.outcome === 'redirect' ? answer.location : undefined;
  const status = 'status' in answer ? answer.status : undefined;
  return (
    (wanted.backend === undefined || wanted.backend === backend) &&
    (wanted.redirect === undefined || wanted.redirect === redirect) &&
    (wanted.status === undefined || wanted.status === status)
  );
}

function gotText(answer: Answer): string {
  switch (answer.outcome) {
    case 'backend':
      return backendName(answer.backend);
    case 'redirect':
      return `${answer.status} to ${answer.location}`;
    case 'respond':
      return `${answer.status}: ${answer.reason}`;
    case 'refused':
      return `refused in the TLS handshake: ${answer.reason}`;
    case 'unknown':
      return `unknown, because ${answer.reason}`;
  }
}

function reachResult(network: NetworkModel, expectation: ReachExpectation): Result {
  const [from, to] = [endOf(expectation.from), endOf(expectation.to)];
  const port = expectation.port === undefined ? { value: {} } : portOf(expectation.port);
  if ('fault' in from) return unasked(expectation, from.fault);
  if ('fault' in to) return unasked(expectation, to.fault);
  if ('fault' in port) return unasked(expectation, port.fault);
  const verdict = verdictOf(network, { from: from.value, to: to.value, ...port.value });
  const trace = verdict.because.map(({ at, says }) => ({ ...(at && { at }), says }));
  if (verdict.verdict !== 'unknown')
    return { expectation, holds: (verdict.verdict === 'allowed') === expectation.allowed, got: verdict.verdict, trace };
  return { expectation, holds: verdict.code === 'mixed' ? false : 'unknown', got: unknownText(verdict), trace };
}

function unknownText(verdict: Verdict): string {
  if (verdict.verdict !== 'unknown') return verdict.verdict;
  return verdict.code === 'mixed' ? verdict.reason : `unknown, because ${verdict.reason}`;
}
