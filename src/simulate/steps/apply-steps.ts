import type { WeightedBackend } from '#model/backend.js';
import type { TraceStep } from '#model/routing/request.js';
import type { Step, When } from '#model/routing/step.js';
import { conditionOf } from '../match/condition.js';
import type { Condition, Doubt } from '#model/routing/condition.js';
import { every, some } from '#model/routing/condition.js';
import { hostCondition } from '../match/host.js';
import { sameEnding, sameHeaders } from './same.js';
import { happens } from './kinds.js';
import { pageRequest } from './kinds/error-pages.js';
import type { SeenRequest } from '../request/seen-request.js';
import type { Ending, Happening, Happens, RequestState } from './request-state.js';
import { targetOf, unknown, withHeaders } from './request-state.js';

/** A step of a table, ready to happen. */
export interface ReadyStep {
  readonly step: Step;
  /** Absent: always. */
  readonly applies?: Condition<SeenRequest>;
  readonly happens: Happens;
  /** What happens to the request for a page of errors. */
  readonly page?: readonly ReadyStep[];
  /** What happens in place of its ending. */
  readonly instead?: readonly ReadyStep[];
}

/** How far steps took a request: to its ending, or through all of them. */
export interface Applied {
  readonly state: RequestState;
  readonly ending?: Ending;
  readonly trace: readonly TraceStep[];
}

export function readySteps(steps: readonly Step[]): readonly ReadyStep[] {
  return steps.map(step => ({
    step,
    happens: happens(step),
    ...(step.when && { applies: whenCondition(step.when) }),
    ...(step.kind === 'error-pages' && { page: readySteps(step.page) }),
    ...(step.instead && { instead: readySteps(step.instead) }),
  }));
}

/** The backends that steps lead to. */
export function backendsOf(steps: readonly ReadyStep[]): readonly WeightedBackend[] {
  return steps.flatMap(({ step }) =>
    step.kind === 'forward' ? step.backends : step.kind === 'open' ? (step.candidates ?? []) : [],
  );
}

/** One step after the other, until one ends the request, or a page of errors answers in its place. */
export function applySteps(
  steps: readonly ReadyStep[],
  from: RequestState,
  branches = 4,
  before: readonly Waiting[] = [],
): Applied {
  const trace: TraceStep[] = [];
  const waiting = [...before];
  let state = from;
  for (const [at, ready] of steps.entries()) {
    const applies = ready.applies?.(state.seen) ?? true;
    if (applies === false) continue;
    if (applies !== true) return eitherWay(applies, steps.slice(at), { state, trace }, { branches, waiting });
    const happening = ready.happens(state);
    if ('doubt' in happening) return inDoubt(happening.doubt, ready.step, steps.slice(at), { state, trace });
    if (happening.says !== undefined) trace.push(line(ready.step, happening.says));
    if ('ending' in happening) return ended(ready, happening, { state, trace }, { branches, waiting });
    state = happening.state;
    if (ready.page) waiting.push({ ready, responseHeaders: state.responseHeaders });
  }
  return { state, trace };
}

/** How many steps in doubt are still tried both ways, and the pages that wait. */
interface Bounds {
  readonly branches: number;
  readonly waiting: readonly Waiting[];
}

/** Pages of errors that wait for an answer, and the headers of the answer that count with theirs: what is set later goes with the answer. */
interface Waiting {
  readonly ready: ReadyStep;
  readonly responseHeaders: RequestState['responseHeaders'];
}

/** The last that waits for the status answers; what the page comes to may have a page of those before it. */
function paged(applied: Applied, branches: number, waiting: readonly Waiting[]): Applied {
  const { ending, state, trace } = applied;
  if (ending?.outcome !== 'respond' && ending?.outcome !== 'redirect') return applied;
  for (const [at, { ready, responseHeaders }] of [...waiting.entries()].reverse()) {
    const { step, page = [] } = ready;
    const asked = step.kind === 'error-pages' ? pageRequest(step, ending.status, state) : undefined;
    if (!asked) continue;
    const answered = applySteps(page, { ...asked, responseHeaders }, branches, waiting.slice(0, at));
    const says = `the answer ${ending.status} is replaced by the page ${targetOf(asked)}`;
    return { ...answered, trace: [...trace, line(step, says), ...answered.trace] };
  }
  return applied;
}

/** Whether a step applies is open: where both ways lead to the same ending, it does not matter. */
function eitherWay(
  doubt: Doubt,
  steps: readonly ReadyStep[],
  { state, trace }: Applied,
  { branches, waiting }: Bounds,
): Applied {
  const [first, ...rest] = steps;
  if (!first || branches === 0) return { state, trace, ending: unknown(doubt, backendsOf(steps)) };
  const without = applySteps(rest, state, branches - 1, waiting);
  const withIt = applyWith(first, rest, state, { branches: branches - 1, waiting });
  if (sameResult(without, withIt)) return { ...without, trace: [...trace, ...without.trace] };
  return inDoubt(doubt, first.step, steps, { state, trace });
}

function applyWith(
  first: ReadyStep,
  rest: readonly ReadyStep[],
  state: RequestState,
  { branches, waiting }: Bounds,
): Applied {
  const happening = first.happens(state);
  if ('state' in happening) {
    const { responseHeaders } = happening.state;
    const all = first.page ? [...waiting, { ready: first, responseHeaders }] : waiting;
    return applySteps(rest, happening.state, branches, all);
  }
  if ('doubt' in happening) return { state, trace: [] };
  return ended(first, happening, { state, trace: [] }, { branches, waiting });
}

/** The ending of a step, or what happens in its place. */
function ended(
  { instead }: ReadyStep,
  happening: Extract<Happening, { readonly ending: Ending }>,
  { state, trace }: Applied,
  { branches, waiting }: Bounds,
): Applied {
  const last = challenged(state, happening);
  if (!instead) return paged({ state: last, ending: happening.ending, trace }, branches, waiting);
  const other = applySteps(instead, last, branches, waiting);
  return { ...other, trace: [...trace, ...other.trace] };
}

/** An answer that asks for credentials says how. */
function challenged(state: RequestState, { challenge }: { readonly challenge?: string }): RequestState {
  if (challenge === undefined) return state;
  return { ...state, responseHeaders: withHeaders(state.responseHeaders, { 'WWW-Authenticate': challenge }) };
}

function sameResult({ ending, state }: Applied, other: Applied): boolean {
  if (!ending || !other.ending) return false;
  return sameEnding(ending, other.ending) && sameHeaders(state.responseHeaders, other.state.responseHeaders);
}

function inDoubt(doubt: Doubt, step: Step, steps: readonly ReadyStep[], { state, trace }: Applied): Applied {
  const candidates = step.kind === 'open' && step.candidates ? step.candidates : backendsOf(steps);
  return {
    state,
    trace: [...trace, line(step, `the answer is open: ${doubt.because}`)],
    ending: unknown(doubt, candidates),
  };
}

function line({ at }: Step, says: string): TraceStep {
  return at ? { at, says } : { says };
}

function whenCondition({ scheme, toldScheme, hosts, match }: When): Condition<SeenRequest> {
  const covers = hosts && some(hosts.map(hostCondition));
  return every<SeenRequest>([
    ...(scheme ? [({ request }: SeenRequest) => request.scheme === scheme] : []),
    ...(toldScheme ? [(seen: SeenRequest) => seen.toldScheme === toldScheme] : []),
    ...(covers ? [({ host }: SeenRequest) => covers(host)] : []),
    ...(match ? [conditionOf(match)] : []),
  ]);
}
