import { grouped } from '#model/grouped.js';
import { eachMember, has } from '../algebra/bit-set.js';
import type { PeerReading } from '../cni/peer-reading.js';
import { podsIn } from './peer-set.js';
import type { Direction, Policy, Side } from '../policy/policy.js';
import { namesIn } from '../policy/port-match.js';
import type { TierEnd } from '../algebra/port-standing.js';
import type { EndpointClasses } from './endpoint-classes.js';

/** What applies to the pods of a class in one direction. Classes for which the same applies share a chain. */
export interface PolicyChain {
  readonly direction: Direction;
  /** A class that it applies to: on the way in, names of ports mean its ports. */
  readonly near: number;
  readonly tiers: readonly Tier[];
}

/** Policies that are walked together, and what becomes of connections that none of their rules matched. */
export interface Tier {
  readonly entries: readonly Entry[];
  readonly end: TierEnd;
}

/** A policy (its index) that selects the pods, for certain or perhaps. */
export interface Entry {
  readonly policy: number;
  readonly sure: boolean;
}

/** The chain of each class, by class. Policies come in the order in which they are walked. */
export function policyChains(
  policies: readonly Policy[],
  direction: Direction,
  classes: EndpointClasses,
  reading: PeerReading,
): readonly PolicyChain[] {
  const lists: Entry[][] = classes.podClasses.map(() => []);
  for (const [policy, { subject, hostNetwork, [direction]: side }] of policies.entries()) {
    if (!side) continue;
    const meant = hostNetwork === 'never' ? false : reading.selectorsMeanHostNetwork;
    const selected = classes.select(subject);
    const { yes, maybe } = hostNetwork === 'always' ? selected : podsIn(selected, classes.hostNetwork, meant);
    eachMember(maybe, endpointClass => lists[endpointClass]?.push({ policy, sure: has(yes, endpointClass) }));
  }
  const shared = new Map<string, PolicyChain>();
  return lists.map((entries, near) => {
    const local = entries.some(({ policy }) => isLocal(policies[policy]?.[direction], direction));
    const key = `${entries.map(({ policy, sure }) => `${policy}${sure ? '' : '?'}`).join()}/${local ? near : ''}`;
    const chain = shared.get(key) ?? { direction, near, tiers: tiersOf(entries, direction, policies) };
    shared.set(key, chain);
    return chain;
  });
}

/** Whether rules mean something else at each pod: they name ports of those who receive, or are about some of the pods alone. */
export function isLocal(side: Side | undefined, direction: Direction): boolean {
  return (
    side?.rules.some(
      rule => rule.appliesTo !== undefined || (direction === 'ingress' && namesIn(rule.ports).length > 0),
    ) === true
  );
}

function tiersOf(entries: readonly Entry[], direction: Direction, policies: readonly Policy[]): readonly Tier[] {
  const byTier = grouped(entries, ({ policy }) => {
    const tier = policies[policy]?.tier;
    return `${tier?.rank ?? 0}/${tier?.name ?? ''}`;
  });
  return [...byTier.values()].map(list => ({ entries: list, end: endOf(list, direction, policies) }));
}

function endOf(entries: readonly Entry[], direction: Direction, policies: readonly Policy[]): TierEnd {
  const isolating = entries.filter(({ policy }) => policies[policy]?.[direction]?.isolates);
  if (isolating.some(({ sure }) => sure)) return 'deny';
  return isolating.length > 0 ? 'maybe-deny' : 'next';
}
