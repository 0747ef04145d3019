import { has } from '../algebra/bit-set.js';
import type { Engine } from '../engine/engine.js';
import type { HttpRequest } from '../policy/http.js';
import { httpMet } from '../policy/http.js';
import { nearMet, rulePeers } from '../engine/compiled-rules.js';
import { peerSet } from '../engine/peer-set.js';
import type { Direction, PeerItem, Policy, PolicyRule } from '../policy/policy.js';
import { portsAt } from '../policy/port-match.js';
import type { PortSet } from '../algebra/port-set.js';
import { allPorts, difference, intersection, noPorts, union } from '../algebra/port-set.js';
import type { Decision, TierEnd } from '../algebra/port-states.js';
import type { Tier } from '../engine/policy-chains.js';
import { allHold } from '#model/three-valued.js';
import type { ThreeValued } from '#model/three-valued.js';
import type { ThreeValuedSet } from '../algebra/three-valued-set.js';

/** How the policies on one side of a connection decide it, step by step. */
export interface SideEvaluation {
  readonly direction: Direction;
  /** The tiers of the policies that select the near end; none when no policy does. */
  readonly tiers: readonly TierEvaluation[];
  readonly decision: Decision;
}

export interface TierEvaluation {
  readonly end: TierEnd;
  readonly policies: readonly PolicyEvaluation[];
  /** What the end of the tier denies, for certain and perhaps. */
  readonly ended: Decision;
}

/** A policy that selects the near end. */
export interface PolicyEvaluation {
  readonly policy: Policy;
  readonly sure: boolean;
  readonly rules: readonly RuleEvaluation[];
}

export interface RuleEvaluation {
  readonly rule: PolicyRule;
  /** Whether some peer of the rule means the far end; the peers that do, or may. */
  readonly met: ThreeValued;
  /** The rule matches for certain. */
  readonly certain: boolean;
  readonly peers: readonly { readonly item: PeerItem; readonly met: ThreeValued }[];
  /** The ports that the rule speaks of at the receiving end. */
  readonly ports: PortSet;
  /** What was still open and the rule took, for certain and perhaps. */
  readonly taken: Decision;
}

interface Standing {
  readonly open: Decision;
  readonly allowed: Decision;
  readonly passed: Decision;
}

const none: Decision = { yes: noPorts, maybe: noPorts };
const all: Decision = { yes: allPorts, maybe: allPorts };

/** Asks the rules for one pair of classes, and keeps what each of them did. It decides as the engine does. */
export function evaluateSide(
  engine: Engine,
  direction: Direction,
  near: number,
  far: number,
  request?: HttpRequest,
): SideEvaluation {
  let standing: Standing = { open: all, allowed: none, passed: none };
  const tiers: TierEvaluation[] = [];
  for (const tier of engine.chainOf(direction, near)?.tiers ?? []) {
    const evaluated = evaluateTier(engine, tier, { direction, near, far, request }, standing);
    standing = evaluated.standing;
    tiers.push(evaluated.tier);
  }
  return { direction, tiers, decision: joined(standing.allowed, standing.open) };
}

interface Pair {
  readonly direction: Direction;
  readonly near: number;
  readonly far: number;
  /** The request that the connection is for, where one is asked about. */
  readonly request: HttpRequest | undefined;
}

function evaluateTier(
  engine: Engine,
  { entries, end }: Tier,
  pair: Pair,
  before: Standing,
): { readonly tier: TierEvaluation; readonly standing: Standing } {
  let standing = before;
  const policies = entries.flatMap(({ policy: at, sure }): readonly PolicyEvaluation[] => {
    const policy = engine.policies[at];
    const rules = (policy?.[pair.direction]?.rules ?? []).map(rule => {
      const evaluation = evaluateRule(engine, rule, pair, sure, standing.open);
      standing = after(standing, rule, evaluation);
      return evaluation;
    });
    return policy ? [{ policy, sure, rules }] : [];
  });
  const { ended, standing: closed } = close(standing, end);
  return { tier: { end, policies, ended }, standing: closed };
}

function evaluateRule(engine: Engine, rule: PolicyRule, pair: Pair, sure: boolean, open: Decision): RuleEvaluation {
  const { classes, reading } = engine;
  const peers = rule.peers.map(item => ({ item, met: within(peerSet(item.peer, classes, reading), pair.far) }));
  const met = allHold(
    [
      nearMet(rule, pair.near, classes),
      within(rulePeers(rule, classes, reading), pair.far),
      requestMet(rule, pair.request),
    ],
    part => part,
  );
  const receiver = classes.podClasses[pair.direction === 'ingress' ? pair.near : pair.far];
  const ports = portsAt(rule.ports, receiver?.example.ports ?? []);
  const certain = sure && met === true && !rule.doubt;
  const taken = {
    yes: certain ? intersection(open.yes, ports) : noPorts,
    maybe: met === false ? noPorts : intersection(open.maybe, ports),
  };
  return { rule, met, certain, peers, ports, taken };
}

function requestMet({ http }: PolicyRule, request: HttpRequest | undefined): ThreeValued {
  if (!http) return true;
  return request ? httpMet(http, request) : 'unknown';
}

function within({ yes, maybe }: ThreeValuedSet, far: number): ThreeValued {
  if (has(yes, far)) return true;
  return has(maybe, far) ? 'unknown' : false;
}

function after(
  { open, allowed, passed }: Standing,
  { action }: PolicyRule,
  { taken, met, certain, ports }: RuleEvaluation,
): Standing {
  const left = {
    yes: met === false ? open.yes : difference(open.yes, ports),
    maybe: certain ? difference(open.maybe, ports) : open.maybe,
  };
  return {
    open: left,
    allowed: action === 'allow' ? joined(allowed, taken) : allowed,
    passed: action === 'pass' ? joined(passed, taken) : passed,
  };
}

function close(
  { open, allowed, passed }: Standing,
  end: TierEnd,
): { readonly ended: Decision; readonly standing: Standing } {
  const on = joined(open, passed);
  switch (end) {
    case 'next':
      return { ended: none, standing: { open: on, allowed, passed: none } };
    case 'deny':
      return { ended: open, standing: { open: passed, allowed, passed: none } };
    case 'maybe-deny':
      return {
        ended: { yes: noPorts, maybe: open.maybe },
        standing: { open: { yes: passed.yes, maybe: on.maybe }, allowed, passed: none },
      };
  }
}

function joined(a: Decision, b: Decision): Decision {
  return { yes: union(a.yes, b.yes), maybe: union(a.maybe, b.maybe) };
}
