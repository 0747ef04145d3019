import { hostText } from '#model/text/host-text.js';
import type { TraceStep } from '#model/routing/request.js';
import type { Route } from '#model/routing/table.js';
import type { Chosen } from './choose.js';
import { choose } from './choose.js';
import type { Doubt } from '#model/routing/condition.js';
import type { ReadyListener } from './listener.js';
import type { ReadyRoute } from './route-index.js';
import { sameEnding, sameHeaders } from '../steps/same.js';
import type { ReadyStep, Applied } from '../steps/apply-steps.js';
import { backendsOf, applySteps } from '../steps/apply-steps.js';
import type { Ending, RequestState } from '../steps/request-state.js';
import { unknown } from '../steps/request-state.js';

/** Where a request ends, how it looks there, and the lines that led there. */
export interface Resolved {
  readonly ending: Ending;
  readonly state: RequestState;
  readonly trace: readonly TraceStep[];
}

/** What a listener makes of a request: it may end at once, else host, route and steps decide. */
export function resolve(listener: ReadyListener, state: RequestState): Resolved {
  const { seen } = state;
  const first = listener.before.length > 0 ? applySteps(listener.before, state) : undefined;
  if (first?.ending) return ending(first, []);
  const host = listener.hosts(seen.host);
  if (!host)
    return ending(applySteps(listener.otherwise, state), [
      { says: `no virtual host covers ${seen.host || 'a request without a host'}` },
    ]);
  if ('code' in host) return { ending: unknown(host, []), state, trace: [{ says: host.because }] };
  const chosen = choose(host.candidates, seen);
  const lines = host.host.host.kind === 'any' ? [] : [{ says: `virtual host ${hostText(host.host.host)}` }];
  if (chosen.sure.length + chosen.maybe.length > 0) return decided(chosen, listener.otherwise, state, lines);
  const says = `no route takes ${seen.path.text} on ${seen.host || 'a request without a host'}`;
  return ending(applySteps(listener.otherwise, state), [...lines, { says }]);
}

function decided(
  chosen: Chosen,
  otherwise: readonly ReadyStep[],
  state: RequestState,
  trace: readonly TraceStep[],
): Resolved {
  const { sure, maybe } = chosen;
  const routes = [...maybe.map(({ ready }) => ready), ...sure];
  const doubt = routes.find(({ route }) => route.doubt)?.route.doubt ?? maybe[0]?.doubt;
  const [only] = sure;
  if (only && routes.length === 1) {
    const lines = [
      ...trace,
      { at: only.route.at, says: `${routeText(only.route)} takes the request${before(chosen.next)}` },
    ];
    if (!doubt) return ending(applySteps(only.steps(), state), lines);
    const settled = applySteps(only.steps().slice(0, only.route.doubt?.settled ?? 0), state);
    const isSure = settled.ending !== undefined && settled.ending.outcome !== 'unknown';
    return isSure ? ending(settled, lines) : open(doubt, routes, state, [...trace, ...routes.map(line)]);
  }
  const results = [
    ...routes.map(({ steps }) => applySteps(steps(), state)),
    ...(sure.length === 0 ? [applySteps(otherwise, state)] : []),
  ];
  const [first, ...others] = results.map(applied => ending(applied, [...trace, ...routes.map(line)]));
  const agreed = first && others.every(other => sameResolved(first, other)) && !routes.some(({ route }) => route.doubt);
  if (agreed) return first;
  return open(doubt ?? tie(routes), routes, state, [...trace, ...routes.map(line)]);
}

function sameResolved(one: Resolved, other: Resolved): boolean {
  return sameEnding(one.ending, other.ending) && sameHeaders(one.state.responseHeaders, other.state.responseHeaders);
}

function open(doubt: Doubt, routes: readonly ReadyRoute[], state: RequestState, trace: readonly TraceStep[]): Resolved {
  const candidates = [
    ...routes.flatMap(({ steps }) => backendsOf(steps())),
    ...routes.flatMap(({ route }) => route.doubt?.candidates ?? []),
  ];
  return {
    ending: unknown(doubt, candidates),
    state,
    trace: [...trace, { says: `which of them answers is open: ${doubt.because}` }],
  };
}

function tie(routes: readonly ReadyRoute[]): Doubt {
  return {
    code: 'router-tie',
    because: `${routes.length} routes of the same rank take the request, and nothing decides between them`,
  };
}

function line({ route }: ReadyRoute): TraceStep {
  return { at: route.at, says: `${routeText(route)} may take the request` };
}

function ending(applied: Applied, trace: readonly TraceStep[]): Resolved {
  // A dialect that ends no request on this route would be wrong; an unknown answer says so without taking the others down.
  const ending =
    applied.ending ?? unknown({ code: 'missing-manifest', because: 'nothing on the route answers the request' }, []);
  return { ending, state: applied.state, trace: [...trace, ...applied.trace] };
}

function before(next: ReadyRoute | undefined): string {
  return next ? `, before ${routeText(next.route)}` : '';
}

function routeText({ matches, priority, subject }: Route): string {
  const number = priority === undefined ? '' : ` (priority ${priority})`;
  return `route ${matches}${number} of ${subject.kind} ${subject.namespace === undefined ? '' : `${subject.namespace}/`}${subject.name}`;
}
