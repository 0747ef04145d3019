import type { LabelExpression } from '../policy/label-expression.js';
import type { Direction, Peer, Policy, PolicyRule, PortMatch } from '../policy/policy.js';
import { namesIn, portsAt } from '../policy/port-match.js';
import { difference } from '../algebra/port-set.js';

/** A policy, and what its subject asks of pods, written so that it can be compared quickly. */
export interface PolicyWords {
  readonly policy: Policy;
  readonly conditions: ReadonlySet<string>;
}

export function wordsOf(policy: Policy): PolicyWords {
  return { policy, conditions: conditionWords(policy.subject) };
}

/**
 * The policies that together say all that one says, for every pod that may ever run; none where they do not. Of one that
 * only isolates, others that only isolate say the same.
 */
export function impliedBy({ policy, conditions }: PolicyWords, others: readonly PolicyWords[]): readonly Policy[] {
  const about = others.filter(one => isWithin(one.conditions, conditions)).map(one => one.policy);
  const sides = (['ingress', 'egress'] as const).filter(one => policy[one] !== undefined);
  const found = sides.map(direction => saying(policy, about, direction));
  return found.some(one => one.length === 0) ? [] : [...new Set(found.flat())];
}

function saying(policy: Policy, about: readonly Policy[], direction: Direction): readonly Policy[] {
  const rules = policy[direction]?.rules ?? [];
  const isolating = about.filter(one => one[direction]?.isolates === true);
  if (rules.length === 0) return isolating.filter(one => one[direction]?.rules.length === 0).slice(0, 1);
  const found = rules.flatMap(rule => partsOf(rule).map(part => isolating.find(one => allows(one, direction, part))));
  return found.includes(undefined) ? [] : found.flatMap(one => one ?? []);
}

/** A rule by its peers. */
function partsOf(rule: PolicyRule): readonly PolicyRule[] {
  return rule.peers.map(peer => ({ ...rule, peers: [peer] }));
}

function allows(policy: Policy, direction: Direction, part: PolicyRule): boolean {
  return (policy[direction]?.rules ?? []).some(
    rule =>
      rule.action === 'allow' &&
      (rule.appliesTo ?? rule.doubt ?? rule.http) === undefined &&
      impliesPorts(part.ports, rule.ports) &&
      part.peers.every(one => rule.peers.some(other => impliesPeer(one.peer, other.peer))),
  );
}

/** Whether whom one peer means the other means, too, as far as their words tell. */
function impliesPeer(one: Peer, other: Peer): boolean {
  if (other.kind === 'anyone') return true;
  if (one.kind !== 'pods' || other.kind !== 'pods') return one.kind !== 'open' && isSame(one, other);
  return one.hostNetwork === other.hostNetwork && isWithin(conditionWords(other.labels), conditionWords(one.labels));
}

/** Nobody knows what it asks: it is like no other. */
const unread = 'unread';

/** Conditions of which all must hold. */
function conditionWords(labels: LabelExpression): ReadonlySet<string> {
  return new Set(partsOfLabels(labels).map(one => (one.kind === 'open' ? unread : JSON.stringify(one))));
}

function partsOfLabels(expression: LabelExpression): readonly LabelExpression[] {
  return expression.kind === 'and' ? expression.of.flatMap(partsOfLabels) : [expression];
}

/** More conditions mean fewer pods. */
function isWithin(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  return few.size <= many.size && [...few].every(one => one !== unread && many.has(one));
}

/** Names of ports mean other numbers at other pods: they are the same where they are written the same. */
function impliesPorts(one: PortMatch, other: PortMatch): boolean {
  if (isSame(one, other) || (other.of === undefined && other.except.length === 0)) return true;
  if (namesIn(one).length > 0) return false;
  return difference(portsAt(one, []), portsAt(other, [])).length === 0;
}

function isSame(one: object, other: object): boolean {
  return textOf(one) === textOf(other);
}

/** Both were made by the same reader, which writes fields in one order; addresses are large numbers. */
function textOf(one: object): string {
  return JSON.stringify(one, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}
