import type { Origin } from '#model/origin.js';
import { unknownReason, unknownSubject } from './unknown-reasons.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { Engine } from '../engine/engine.js';
import type { PolicyEvaluation, RuleEvaluation, SideEvaluation, TierEvaluation } from './evaluate-side.js';
import type { UnknownReason } from '../policy/policy.js';
import type { PortSet } from '../algebra/port-set.js';
import { difference, intersection, isEveryPort, portsText } from '../algebra/port-set.js';
import { endpointText } from './describe-endpoint.js';
import { policyText } from '../policy/describe.js';

/** What decided, with the line of the manifest. */
export interface Reason {
  readonly at?: Origin;
  readonly says: string;
}

/** One side of a connection that was asked about. */
export interface SideQuestion {
  readonly engine: Engine;
  readonly near: Endpoint;
  readonly far: Endpoint;
  readonly evaluation: SideEvaluation;
  /** The ports that were asked about. */
  readonly ports: PortSet;
}

/** Why a side lets the ports through. */
export function reasonsToAllow(question: SideQuestion): readonly Reason[] {
  const { evaluation, near, engine } = question;
  if (evaluation.tiers.length === 0) return unselected(question);
  const isSettled = difference(question.ports, evaluation.decision.yes).length === 0;
  const rules = evaluation.tiers.flatMap(tier => rulesThatTook(question, tier, 'allow', 'maybe', isSettled));
  if (rules.length > 0) return rules;
  return [{ says: `no network policy denies it to ${endpointText(near, engine)}` }];
}

/** Why a side stops the ports. */
export function reasonsToDeny(question: SideQuestion): readonly Reason[] {
  const denied = { ...question, ports: difference(question.ports, question.evaluation.decision.maybe) };
  return question.evaluation.tiers.flatMap(tier => [
    ...rulesThatTook(denied, tier, 'deny', 'yes'),
    ...(intersection(tier.ended.maybe, denied.ports).length > 0 ? isolation(denied, tier) : []),
  ]);
}

/** What cannot be told on a side. */
export function reasonsForUnknown({ evaluation, engine, near, far, ports }: SideQuestion): readonly UnknownReason[] {
  return evaluation.tiers.flatMap(({ policies, end }) =>
    policies.flatMap(policy => {
      const doubts = policy.rules
        .filter(({ taken }) => intersection(taken.maybe, ports).length > 0)
        .flatMap(rule => unknownReason(engine, near.endpointClass, far.endpointClass, policy, rule) ?? []);
      const isolates = !policy.sure && end === 'maybe-deny' && doubts.length === 0;
      return isolates ? [unknownSubject(engine, near.endpointClass, policy.policy)] : doubts;
    }),
  );
}

function unselected({ near, engine, evaluation }: SideQuestion): readonly Reason[] {
  if (near.pods === undefined) return [];
  return [
    {
      says: `no network policy selects ${endpointText(near, engine)} for what ${evaluation.direction === 'ingress' ? 'comes in' : 'goes out'}`,
    },
  ];
}

/** What is settled the rules that match perhaps did not settle. */
function rulesThatTook(
  question: SideQuestion,
  { policies }: TierEvaluation,
  action: 'allow' | 'deny',
  how: 'yes' | 'maybe',
  isSettled = false,
): readonly Reason[] {
  return policies.flatMap(policy =>
    policy.rules.flatMap(rule => {
      const taken = intersection(rule.taken[how], question.ports);
      const tells = rule.rule.action === action && (rule.certain || !isSettled);
      return tells && taken.length > 0 ? [ruleReason(question, policy, rule, taken)] : [];
    }),
  );
}

function ruleReason(
  { evaluation, far, engine }: SideQuestion,
  { policy }: PolicyEvaluation,
  { rule, peers }: RuleEvaluation,
  taken: PortSet,
): Reason {
  const met = peers.find(one => one.met === true) ?? peers.find(one => one.met === 'unknown');
  const verb = rule.action === 'allow' ? 'lets' : 'denies';
  const toOrFrom =
    evaluation.direction === 'ingress' ? `in from ${endpointText(far, engine)}` : `out to ${endpointText(far, engine)}`;
  const says = `${policyText(policy)} ${verb} ${portsText(taken)} ${toOrFrom}`;
  return { at: policy.source.locate(met?.item.path ?? rule.path), says };
}

/** Who isolates the near end: each policy that selects it, none of which has a rule for this. */
function isolation(
  { evaluation, near, far, engine, ports }: SideQuestion,
  { policies }: TierEvaluation,
): readonly Reason[] {
  const toOrFrom =
    evaluation.direction === 'ingress' ? `in from ${endpointText(far, engine)}` : `out to ${endpointText(far, engine)}`;
  return policies
    .filter(({ policy, sure }) => sure && policy[evaluation.direction]?.isolates)
    .map(({ policy }) => ({
      at: policy.source.locate(['metadata', 'name']),
      says: `${policyText(policy)} selects ${endpointText(near, engine)} and no rule lets ${isEveryPort(ports) ? 'anything' : portsText(ports)} ${toOrFrom}`,
    }));
}
