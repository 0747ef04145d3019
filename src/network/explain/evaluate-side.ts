import { has } from '../algebra/bit-set.js';
import type { Engine } from '../engine/engine.js';
import type { HttpRequest } from '../policy/http.js';
import { httpMet } from '../policy/http.js';
import { nearMet, rulePeers } from '../engine/compiled-rules.js';
import { peerSet } from '../engine/peer-set.js';
import type { Direction, PeerItem, Policy, PolicyRule } from '../policy/policy.js';
import { portsAt } from '../policy/port-match.js';
import type { PortSet } from '../algebra/port-set.js';
import { intersection, noPorts } from '../algebra/port-set.js';
import type { Decision, PortStanding, TierEnd } from '../algebra/port-standing.js';
import { allOpen, closed, decided, stepped, surelyOpen } from '../algebra/port-standing.js';
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

/** Asks the rules for one pair of classes, and keeps what each of them did. It decides as the engine does. */
export function evaluateSide(
  engine: Engine,
  direction: Direction,
  near: number,
  far: number,
  request?: HttpRequest,
): SideEvaluation {
  let standing = allOpen;
  const tiers: TierEvaluation[] = [];
  for (const tier of engine.chainOf(direction, near)?.tiers ?? []) {
    const evaluated = evaluateTier(engine, tier, { direction, near, far, request }, standing);
    standing = evaluated.standing;
    tiers.push(evaluated.tier);
  }
  return { direction, tiers, decision: decided(standing) };
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
  before: PortStanding,
): { readonly tier: TierEvaluation; readonly standing: PortStanding } {
  let standing = before;
  const policies = entries.flatMap(({ policy: at, sure }): readonly PolicyEvaluation[] => {
    const policy = engine.policies[at];
    const rules = (policy?.[pair.direction]?.rules ?? []).map(rule => {
      const evaluation = evaluateRule(engine, rule, pair, sure, standing);
      standing = after(standing, rule, evaluation);
      return evaluation;
    });
    return policy ? [{ policy, sure, rules }] : [];
  });
  return { tier: { end, policies, ended: endedBy(standing, end) }, standing: closed(standing, end) };
}

function evaluateRule(
  engine: Engine,
  rule: PolicyRule,
  pair: Pair,
  sure: boolean,
  before: PortStanding,
): RuleEvaluation {
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
    yes: certain ? intersection(surelyOpen(before), ports) : noPorts,
    maybe: met === false ? noPorts : intersection(before.open, ports),
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

function after(standing: PortStanding, { action }: PolicyRule, { met, certain, ports }: RuleEvaluation): PortStanding {
  return stepped(standing, action, { yes: certain ? ports : noPorts, maybe: met === false ? noPorts : ports });
}

/** What the end of a tier denies: all that is open, or perhaps that. */
function endedBy(standing: PortStanding, end: TierEnd): Decision {
  if (end === 'next') return { yes: noPorts, maybe: noPorts };
  return { yes: end === 'deny' ? surelyOpen(standing) : noPorts, maybe: standing.open };
}
