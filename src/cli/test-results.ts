import { backendName } from '#model/backend.js';
import type { TraceStep } from '#model/request.js';
import type { NetworkModel, Verdict } from '#network/index.js';
import { verdictOf } from '#network/index.js';
import type { Answer } from './answers.js';
import { answersOf } from './answers.js';
import type { Expectations, ReachExpectation, RequestExpectation } from './expectations.js';
import { expectedRequest } from './expectations.js';
import { endIn, portIn } from './reach-ends.js';
import type { Session } from './session.js';

/** What became of an expectation. */
export interface Result {
  readonly expectation: RequestExpectation | ReachExpectation;
  readonly holds: boolean | 'unknown';
  readonly got: string;
  readonly trace: readonly TraceStep[];
}

/** Holds a session to its expectations: requests first, then reach, in the order of the files. */
export function resultsOf(
  session: Session,
  network: NetworkModel,
  { requests, reach }: Expectations,
): readonly Result[] {
  return [...requests.map(one => requestResult(session, one)), ...reach.map(one => reachResult(network, one))];
}

function requestResult(session: Session, expectation: RequestExpectation): Result {
  const { controller } = expectation;
  const all = answersOf(session, [expectedRequest(expectation)]);
  const answers = controller === undefined ? all : all.filter(one => one.controller === controller);
  const judged = answers.map(answer => ({ answer, holds: fits(answer, expectation) }));
  const worst = judged.find(one => one.holds === false) ?? judged.find(one => one.holds === 'unknown') ?? judged[0];
  if (!worst) return { expectation, holds: 'unknown', got: `no controller is called ${controller ?? ''}`, trace: [] };
  return { expectation, holds: worst.holds, got: gotText(worst.answer), trace: worst.answer.trace };
}

function fits(answer: Answer, { answer: wanted }: RequestExpectation): boolean | 'unknown' {
  if (answer.outcome === 'unknown') return 'unknown';
  const backend = answer.outcome === 'backend' ? backendName(answer.backend) : undefined;
  const redirect = answer.outcome === 'redirect' ? answer.location : undefined;
  const status = answer.outcome === 'backend' ? undefined : answer.status;
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
    case 'unknown':
      return `unknown, because ${answer.reason}`;
  }
}

function reachResult(network: NetworkModel, expectation: ReachExpectation): Result {
  const { from, to, port, allowed } = expectation;
  const asked = port === undefined ? {} : portIn(port);
  const verdict = verdictOf(network, { from: endIn(from), to: endIn(to), ...asked });
  const trace = verdict.because.map(({ at, says }) => ({ ...(at && { at }), says }));
  if (verdict.verdict !== 'unknown')
    return { expectation, holds: (verdict.verdict === 'allowed') === allowed, got: verdict.verdict, trace };
  return { expectation, holds: verdict.code === 'mixed' ? false : 'unknown', got: unknownText(verdict), trace };
}

function unknownText(verdict: Verdict): string {
  if (verdict.verdict !== 'unknown') return verdict.verdict;
  return verdict.code === 'mixed' ? verdict.reason : `unknown, because ${verdict.reason}`;
}
