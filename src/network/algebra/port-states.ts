import { allPorts, intersection, noPorts } from './port-set.js';
import type { Action, Decision, PortStanding, TierEnd } from './port-standing.js';
import { allOpen, closed, decided, stepped } from './port-standing.js';

/** Standings, effects and decisions as small numbers: each transition between them is computed once. */
export interface PortStates {
  readonly start: number;
  effect(action: Action, ports: Decision): number;
  step(state: number, effect: number): number;
  close(state: number, end: TierEnd): number;
  /** What a state lets through when nothing follows. */
  decided(state: number): number;
  /** What both decisions let through. */
  meet(a: number, b: number): number;
  /** What a decision may let through where it may not apply at all: everything, perhaps. */
  loosened(id: number): number;
  decision(id: number): Decision;
  readonly everything: number;
  readonly nothing: number;
}

interface Effect {
  readonly action: Action;
  readonly ports: Decision;
}

const none: Decision = { yes: noPorts, maybe: noPorts };
const all: Decision = { yes: allPorts, maybe: allPorts };

export function portStates(): PortStates {
  const states = interned<PortStanding>(({ allowed, denied, passed, open }) =>
    [allowed, denied, passed, open].map(ports => ports.join()).join('|'),
  );
  const effects = interned<Effect>(({ action, ports }) => `${action}|${decisionKey(ports)}`);
  const decisions = interned<Decision>(decisionKey);
  const ends: readonly TierEnd[] = ['deny', 'maybe-deny', 'next'];
  const step = remembered((state, effect) => {
    const { action, ports } = effects.at(effect);
    return states.idOf(stepped(states.at(state), action, ports));
  });
  const close = remembered((state, end) => states.idOf(closed(states.at(state), ends[end] ?? 'next')));
  const decision = remembered(state => decisions.idOf(decided(states.at(state))));
  const meet = remembered((a, b) => decisions.idOf(meeting(decisions.at(a), decisions.at(b))));
  return {
    start: states.idOf(allOpen),
    everything: decisions.idOf(all),
    nothing: decisions.idOf(none),
    effect: (action, ports) => effects.idOf({ action, ports }),
    step,
    close: (state, end) => close(state, ends.indexOf(end)),
    decided: state => decision(state, 0),
    meet,
    loosened: id => decisions.idOf({ yes: decisions.at(id).yes, maybe: allPorts }),
    decision: id => decisions.at(id),
  };
}

function meeting(a: Decision, b: Decision): Decision {
  return { yes: intersection(a.yes, b.yes), maybe: intersection(a.maybe, b.maybe) };
}
function decisionKey({ yes, maybe }: Decision): string {
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
