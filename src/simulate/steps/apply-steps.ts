import type { WeightedBackend } from '#model/backend.js';
import type { TraceStep } from '#model/routing/request.js';
import type { Step, When } from '#model/routing/step.js';
import { conditionOf } from '../match/condition.js';
import type { Condition, Doubt } from '#model/routing/condition.js';
import { every, some } from '#model/routing/condition.js';
import { hostCondition } from '../match/host.js';
import { sameEnding, sameHeaders } from './same.js';
import { happens } from './kinds.js';
import type { View } from '../request/seen-request.js';
import type { Ending, Happens, Way } from './request-state.js';
import { unknown } from './request-state.js';

/** A step of a table, ready to happen. */
export interface ReadyStep {
  readonly step: Step;
  /** Absent: always. */
  readonly applies?: Condition<View>;
  readonly happens: Happens;
}

/** How far steps took a request: to its ending, or through all of them. */
export interface Walked {
  readonly way: Way;
  readonly ending?: Ending;
  readonly trace: readonly TraceStep[];
}

export function readySteps(steps: readonly Step[]): readonly ReadyStep[] {
  return steps.map(step => ({ step, happens: happens(step), ...(step.when && { applies: whenCondition(step.when) }) }));
}

/** The backends that steps lead to. */
export function backendsOf(steps: readonly ReadyStep[]): readonly WeightedBackend[] {
  return steps.flatMap(({ step }) =>
    step.kind === 'forward' ? step.backends : step.kind === 'open' ? (step.candidates ?? []) : [],
  );
}

/** One step after the other, until one ends the request. */
export function walk(steps: readonly ReadyStep[], from: Way, branches = 4): Walked {
  const trace: TraceStep[] = [];
  let way = from;
  for (const [at, ready] of steps.entries()) {
    const applies = ready.applies?.(way.view) ?? true;
    if (applies === false) continue;
    if (applies !== true) return joined(applies, steps.slice(at), { way, trace }, branches);
    const happening = ready.happens(way);
    if ('doubt' in happening) return inDoubt(happening.doubt, ready.step, steps.slice(at), { way, trace });
    if (happening.says !== undefined) trace.push(line(ready.step, happening.says));
    if ('ending' in happening) return { way, ending: happening.ending, trace };
    way = happening.way;
  }
  return { way, trace };
}

/** Whether a step applies is open: where both ways lead to the same ending, it does not matter. */
function joined(doubt: Doubt, steps: readonly ReadyStep[], { way, trace }: Walked, branches: number): Walked {
  const [first, ...rest] = steps;
  if (!first || branches === 0) return { way, trace, ending: unknown(doubt, backendsOf(steps)) };
  const without = walk(rest, way, branches - 1);
  const withIt = walkWith(first, rest, way, branches - 1);
  if (sameWalk(without, withIt)) return { ...without, trace: [...trace, ...without.trace] };
  return inDoubt(doubt, first.step, steps, { way, trace });
}

function walkWith(first: ReadyStep, rest: readonly ReadyStep[], way: Way, branches: number): Walked {
  const happening = first.happens(way);
  if ('way' in happening) return walk(rest, happening.way, branches);
  return { way, trace: [], ...('ending' in happening && { ending: happening.ending }) };
}

function sameWalk({ ending, way }: Walked, other: Walked): boolean {
  if (!ending || !other.ending) return false;
  return sameEnding(ending, other.ending) && sameHeaders(way.responseHeaders, other.way.responseHeaders);
}

function inDoubt(doubt: Doubt, step: Step, steps: readonly ReadyStep[], { way, trace }: Walked): Walked {
  const candidates = step.kind === 'open' && step.candidates ? step.candidates : backendsOf(steps);
  return {
    way,
    trace: [...trace, line(step, `the answer is open: ${doubt.because}`)],
    ending: unknown(doubt, candidates),
  };
}

function line({ at }: Step, says: string): TraceStep {
  return at ? { at, says } : { says };
}

function whenCondition({ scheme, hosts, match }: When): Condition<View> {
  const covers = hosts && some(hosts.map(hostCondition));
  return every<View>([
    ...(scheme ? [({ request }: View) => request.scheme === scheme] : []),
    ...(covers ? [({ host }: View) => covers(host)] : []),
    ...(match ? [conditionOf(match)] : []),
  ]);
}
