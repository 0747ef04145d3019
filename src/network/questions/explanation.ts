import { grouped } from '#model/grouped.js';
import type { Origin } from '#model/origin.js';
import { unknownReason, unknownSubject } from '../explain/unknown-reasons.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { Engine } from '../engine/engine.js';
import { nearMet } from '../engine/compiled-rules.js';
import type { PolicyEvaluation, RuleEvaluation, SideEvaluation } from '../explain/evaluate-side.js';
import { evaluateSide } from '../explain/evaluate-side.js';
import type { Direction, Policy, PortItem } from '../policy/policy.js';
import type { PortSet } from '../algebra/port-set.js';
import { intersection, portsText } from '../algebra/port-set.js';
import { endpointText } from '../explain/describe-endpoint.js';
import { expressionText, peerText, policyText } from '../policy/describe.js';
import type { NetworkModel } from '../model.js';
import { firstPair } from './first-pair.js';
import type { Question } from './verdict.js';

/** One side of a connection, explained: each policy that concerns the near end, and each of its rules. */
export interface SideExplanation {
  readonly direction: Direction;
  readonly near: string;
  readonly lines: readonly ExplanationLine[];
}

/** One line of an explanation: a network policy or one of its rules, and what it says to the connection. */
export interface ExplanationLine {
  readonly at?: Origin;
  /** A policy that selects the near end, a rule of it, a policy of its namespace that does not select it, or that there is none. */
  readonly kind: 'policy' | 'rule' | 'other' | 'none';
  readonly says: string;
}

/**
 * Both sides of a connection: what selected, what matched and what did not, rule by rule. Of several pods or addresses that an
 * end means the first are explained; undefined where it means none.
 */
export function explanationOf(model: NetworkModel, question: Question): readonly SideExplanation[] | undefined {
  const asked = firstPair(model, question);
  if (!asked) return undefined;
  const { engine } = model;
  const { from, to, ports } = asked;
  return [
    sideOf({
      engine,
      near: from,
      far: to,
      ports,
      evaluation: evaluateSide(engine, 'egress', from.endpointClass, to.endpointClass),
    }),
    sideOf({
      engine,
      near: to,
      far: from,
      ports,
      evaluation: evaluateSide(engine, 'ingress', to.endpointClass, from.endpointClass),
    }),
  ];
}

interface Side {
  readonly engine: Engine;
  readonly near: Endpoint;
  readonly far: Endpoint;
  readonly ports: PortSet;
  readonly evaluation: SideEvaluation;
}

function sideOf(side: Side): SideExplanation {
  const { evaluation, near, engine } = side;
  const name = endpointText(near, engine);
  const what = evaluation.direction === 'ingress' ? 'comes in' : 'goes out';
  const policies = evaluation.tiers.flatMap(tier => tier.policies);
  const selecting = policies.flatMap(policy => policyLines(side, policy));
  const head = policies.length === 0 ? [{ kind: 'none', says: unselected(near, name, what) } as const] : [];
  return { direction: evaluation.direction, near: name, lines: [...head, ...selecting, ...passedOver(side, policies)] };
}

function unselected({ pods }: Endpoint, name: string, what: string): string {
  return pods
    ? `no network policy selects ${name} for what ${what}`
    : `${name} is outside the cluster, where no network policy binds it`;
}

function policyLines(side: Side, policy: PolicyEvaluation): readonly ExplanationLine[] {
  const { engine, near, evaluation } = side;
  const doubt = policy.sure ? undefined : unknownSubject(engine, near.endpointClass, policy.policy).because;
  const isolates = policy.policy[evaluation.direction]?.isolates === true;
  const effect = isolates ? ', and lets through only what its rules and those of its like allow' : '';
  const says = doubt ?? `${policyText(policy.policy)} selects ${endpointText(near, engine)}${effect}`;
  const at = policy.policy.source.locate(['metadata', 'name']);
  const rules = asWritten(policy.rules).map(rule => ruleLine(side, policy, rule));
  const none = rules.length === 0 ? [{ kind: 'rule', at, says: 'it has no rules, so it allows nothing' } as const] : [];
  return [{ kind: 'policy', at, says }, ...rules, ...none];
}

/** A rule that was read in parts is told once: by the part that is about the far end. */
function asWritten(rules: readonly RuleEvaluation[]): readonly RuleEvaluation[] {
  return [...grouped(rules, ({ rule }) => rule.written ?? rule).values()].flatMap(
    parts =>
      parts.find(({ met }) => met !== false) ??
      parts.find(({ peers }) => peers.some(({ met }) => met !== false)) ??
      parts.slice(0, 1),
  );
}

function ruleLine(side: Side, policy: PolicyEvaluation, evaluation: RuleEvaluation): ExplanationLine {
  const { rule, peers } = evaluation;
  const met = peers.find(one => one.met !== false);
  const at = policy.policy.source.locate(met?.item.path ?? rule.path);
  return { kind: 'rule', at, says: `${ruleName(evaluation)}: ${ruleOutcome(side, policy, evaluation)}` };
}

function ruleName({ rule }: RuleEvaluation): string {
  const [, direction, at] = rule.path;
  return typeof at === 'number' ? `${direction ?? 'rule'} rule ${at + 1}` : 'the rule';
}

function ruleOutcome(side: Side, policy: PolicyEvaluation, evaluation: RuleEvaluation): string {
  const { engine, near, far, ports } = side;
  const { rule, met } = evaluation;
  const who = endpointText(far, engine);
  if (met === false) return unmet(side, evaluation);
  const asked = intersection(evaluation.ports, ports);
  if (asked.length === 0)
    return `means ${who}, but opens ${portItems(rule.ports.of ?? [], evaluation.ports)} and not ${portsText(ports)}`;
  const doubt = unknownReason(engine, near.endpointClass, far.endpointClass, policy, evaluation);
  if (doubt) return `perhaps ${verbOf(evaluation)} ${portsText(asked)}: ${doubt.because}`;
  return `means ${who} and ${verbOf(evaluation)} ${portsText(asked)}`;
}

/** Why a rule does not concern a connection: it means others, it is for other pods of the policy, or for other requests. */
function unmet({ engine, near, far }: Side, { rule, peers }: RuleEvaluation): string {
  const who = endpointText(far, engine);
  if (peers.every(one => one.met === false))
    return `means ${(rule.written ?? rule).peers.map(({ peer }) => peerText(peer)).join(' or ') || 'nobody'}, which ${who} is not`;
  const { appliesTo } = rule;
  return appliesTo && nearMet(rule, near.endpointClass, engine.classes) === false
    ? `is about pods with ${expressionText(appliesTo)}, which ${endpointText(near, engine)} is not`
    : `means ${who}, and other requests`;
}

function verbOf({ rule }: RuleEvaluation): string {
  const verbs = { allow: 'allows', deny: 'denies', pass: 'passes on' } as const;
  return verbs[rule.action];
}

/** The names of ports say more than the numbers that they stand for. */
function portItems(items: readonly PortItem[], ports: PortSet): string {
  const names = items.flatMap(item => (item.kind === 'name' ? [item.name] : []));
  const others = items.flatMap(item =>
    item.kind === 'other' && !['', 'unreadable'].includes(item.protocol) ? [item.protocol] : [],
  );
  const numbers = [...(ports.length > 0 ? [portsText(ports)] : []), ...new Set(others)].join(', ');
  if (names.length === 0) return numbers === '' ? 'no ports' : numbers;
  return numbers === '' ? `the port ${names.join(', ')}, which no container has,` : `${names.join(', ')} (${numbers})`;
}

/** Network policies of the pod's namespace that do not select it: often a label is what is missing. */
function passedOver(
  { engine, near, evaluation }: Side,
  selecting: readonly PolicyEvaluation[],
): readonly ExplanationLine[] {
  const known = new Set(selecting.map(({ policy }) => policy));
  const others = engine.policies.filter(
    policy =>
      policy.source.namespace !== '' &&
      policy.source.namespace === near.pods?.namespace &&
      policy[evaluation.direction] &&
      !known.has(policy),
  );
  return others.map(policy => ({
    kind: 'other',
    at: policy.source.locate(['metadata', 'name']),
    says: `${policyText(policy)} does not select it: it wants ${subjectText(policy)}`,
  }));
}

function subjectText({ subject }: Policy): string {
  return expressionText(subject);
}
