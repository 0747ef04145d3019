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
 * Where ports may stand while rules are walked: let through, denied, passed on to the next tier, or open to the next rule. A
 * port stands in several places where a rule before matched it perhaps, and for certain in the only one that it stands in.
 */
export interface PortStanding {
  readonly allowed: PortSet;
  readonly denied: PortSet;
  readonly passed: PortSet;
  readonly open: PortSet;
}

/** Before any rule. */
export const allOpen: PortStanding = { allowed: noPorts, denied: noPorts, passed: noPorts, open: allPorts };

const places = { allow: 'allowed', deny: 'denied', pass: 'passed' } as const;

/** First match decides: only what may still be open meets the rule. What matches perhaps stays open as well. */
export function stepped(before: PortStanding, action: Action, ports: Decision): PortStanding {
  const place = places[action];
  return {
    ...before,
    [place]: union(before[place], intersection(before.open, ports.maybe)),
    open: difference(before.open, ports.yes),
  };
}

/** The next tier begins: what was passed on is open to it, and what is still open where this one denies not for certain. */
export function closed({ allowed, denied, passed, open }: PortStanding, end: TierEnd): PortStanding {
  return {
    allowed,
    denied: end === 'next' ? denied : union(denied, open),
    passed: noPorts,
    open: end === 'deny' ? passed : union(passed, open),
  };
}

/** What gets through when nothing follows: what is still open does. */
export function decided({ allowed, denied, open }: PortStanding): Decision {
  const maybe = union(allowed, open);
  return { yes: difference(maybe, denied), maybe };
}

/** The ports that are open for certain. */
export function surelyOpen({ allowed, denied, passed, open }: PortStanding): PortSet {
  return difference(open, union(union(allowed, denied), passed));
}
