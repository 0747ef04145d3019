import type { PortSet } from './port-set.js';
import { allPorts, difference, intersection, noPorts, union } from './port-set.js';

/** What a rule does to the connections that it matches: `pass` leaves them to the next tier. */
export type Action = 'allow' | 'deny' | 'pass';

/** How a tier ends for what none of its rules matched: denied where a policy isolates the pod, else the next stage's. */
export type TierEnd = 'deny' | 'maybe-deny' | 'next';

/** The ports that get through for certain, and those that may. */
export interface Decision {
  readonly yes: PortSet;
  readonly maybe: PortSet;
}

/**
 * Where the ports between two ends stand while rules are walked: let through, still open, or passed on to the next tier;
 * each for certain and perhaps. States, effects and decisions are small numbers, and each transition is computed once.
 */
export interface PortStates {
  readonly start: number;
  effect(action: Action, ports: Decision): number;
  step(state: number, effect: number): number;
  close(state: number, end: TierEnd): number;
  /** What a state lets through when nothing follows: what is still open is allowed. */
  decided(state: number): number;
  /** What both decisions let through. */
  meet(a: number, b: number): number;
  decision(id: number): Decision;
  readonly everything: number;
  readonly nothing: number;
}

interface State {
  readonly allowed: Decision;
  readonly open: Decision;
  readonly passed: Decision;
}

interface Effect {
  readonly action: Action;
  readonly ports: Decision;
}

const none: Decision = { yes: noPorts, maybe: noPorts };
const all: Decision = { yes: allPorts, maybe: allPorts };

export function portStates(): PortStates {
  const states = interned<State>(({ allowed, open, passed }) => [allowed, open, passed].map(keyOf).join('|'));
  const effects = interned<Effect>(({ action, ports }) => `${action}|${keyOf(ports)}`);
  const decisions = interned<Decision>(keyOf);
  const ends: readonly TierEnd[] = ['deny', 'maybe-deny', 'next'];
  const step = remembered((state, effect) => states.idOf(stepped(states.at(state), effects.at(effect))));
  const close = remembered((state, end) => states.idOf(closed(states.at(state), ends[end] ?? 'next')));
  const decided = remembered(state => decisions.idOf(join(states.at(state).allowed, states.at(state).open)));
  const meet = remembered((a, b) => decisions.idOf(meeting(decisions.at(a), decisions.at(b))));
  return {
    start: states.idOf({ allowed: none, open: all, passed: none }),
    everything: decisions.idOf(all),
    nothing: decisions.idOf(none),
    effect: (action, ports) => effects.idOf({ action, ports }),
    step,
    close: (state, end) => close(state, ends.indexOf(end)),
    decided: state => decided(state, 0),
    meet,
    decision: id => decisions.at(id),
  };
}

/** First match decides: only what is still open meets the rule. What matches perhaps stays open perhaps. */
function stepped({ allowed, open, passed }: State, { action, ports }: Effect): State {
  const taken = meeting(open, ports);
  const left = { yes: difference(open.yes, ports.maybe), maybe: difference(open.maybe, ports.yes) };
  return {
    allowed: action === 'allow' ? join(allowed, taken) : allowed,
    open: left,
    passed: action === 'pass' ? join(passed, taken) : passed,
  };
}

function closed({ allowed, open, passed }: State, end: TierEnd): State {
  const next = {
    next: join(open, passed),
    deny: passed,
    'maybe-deny': { yes: passed.yes, maybe: join(open, passed).maybe },
  };
  return { allowed, open: next[end], passed: none };
}

function join(a: Decision, b: Decision): Decision {
  return { yes: union(a.yes, b.yes), maybe: union(a.maybe, b.maybe) };
}

function meeting(a: Decision, b: Decision): Decision {
  return { yes: intersection(a.yes, b.yes), maybe: intersection(a.maybe, b.maybe) };
}

function keyOf({ yes, maybe }: Decision): string {
  return `${yes.join()};${maybe.join()}`;
}

/** Values numbered in the order in which they come up. */
function interned<Value>(key: (value: Value) => string): { idOf(value: Value): number; at(id: number): Value } {
  const values: Value[] = [];
  const ids = new Map<string, number>();
  return {
    idOf: value => {
      const text = key(value);
      const known = ids.get(text);
      if (known !== undefined) return known;
      ids.set(text, values.length);
      return values.push(value) - 1;
    },
    at: id => {
      const value = values[id];
      if (value === undefined) throw new RangeError(`no value has the number ${id}`);
      return value;
    },
  };
}

/** A function of two small numbers, each pair computed once. */
function remembered(compute: (a: number, b: number) => number): (a: number, b: number) => number {
  const rows: (number | undefined)[][] = [];
  return (a, b) => {
    const row = (rows[b] ??= []);
    return (row[a] ??= compute(a, b));
  };
}
