import type { LabelExpression } from '../policy/label-expression.js';
import type { Direction, Peer, Policy, PolicyRule } from '../policy/policy.js';
import { namesIn, portsAt } from '../policy/port-match.js';
import { difference } from '../algebra/port-set.js';

/** A policy in words that can be compared quickly: what its subject asks of pods, and what its rules say. */
export interface PolicyWords {
  readonly policy: Policy;
  readonly conditions: ReadonlySet<string>;
  /** Found when first asked for: most policies are compared with few others. */
  readonly rulesOf: (direction: Direction) => readonly RuleWords[];
}

interface RuleWords {
  readonly rule: PolicyRule;
  readonly ports: string;
  readonly peers: readonly PeerWords[];
}

interface PeerWords {
  readonly peer: Peer;
  /** Of pods the conditions tell more. */
  readonly text: string;
  readonly conditions: ReadonlySet<string>;
}

export function wordsOf(policy: Policy): PolicyWords {
  const found = new Map<Direction, readonly RuleWords[]>();
  const rulesOf = (direction: Direction): readonly RuleWords[] => {
    const words = found.get(direction) ?? (policy[direction]?.rules ?? []).map(ruleWords);
    found.set(direction, words);
    return words;
  };
  return { policy, conditions: conditionWords(policy.subject), rulesOf };
}

function ruleWords(rule: PolicyRule): RuleWords {
  const peers = rule.peers.map(({ peer }) => ({
    peer,
    text: peer.kind === 'pods' ? '' : textOf(peer),
    conditions: peer.kind === 'pods' ? conditionWords(peer.labels) : noConditions,
  }));
  return { rule, ports: textOf(rule.ports), peers };
}

const noConditions: ReadonlySet<string> = new Set();

/**
 * The policies that together say all that one says, for every pod that may ever run; none where they do not. Of one that
 * only isolates, others that only isolate say the same.
 */
export function impliedBy(words: PolicyWords, others: readonly PolicyWords[]): readonly Policy[] {
  const about = others.filter(one => isWithin(one.conditions, words.conditions));
  const sides = (['ingress', 'egress'] as const).filter(one => words.policy[one] !== undefined);
  const found = sides.map(direction => saying(words, about, direction));
  return found.some(one => one.length === 0) ? [] : [...new Set(found.flat())];
}

function saying(words: PolicyWords, about: readonly PolicyWords[], direction: Direction): readonly Policy[] {
  const rules = words.rulesOf(direction);
  const isolating = about.filter(({ policy }) => policy[direction]?.isolates === true);
  if (rules.length === 0) {
    const silent = isolating.find(({ policy }) => policy[direction]?.rules.length === 0);
    return silent ? [silent.policy] : [];
  }
  const found = rules.flatMap(rule =>
    rule.peers.map(peer => isolating.find(one => allows(one, direction, rule, peer))?.policy),
  );
  return found.includes(undefined) ? [] : found.flatMap(one => one ?? []);
}

/** Whether a policy allows what a rule says of one of its peers. */
function allows(words: PolicyWords, direction: Direction, said: RuleWords, peer: PeerWords): boolean {
  return words
    .rulesOf(direction)
    .some(
      one =>
        one.rule.action === 'allow' &&
        (one.rule.appliesTo ?? one.rule.doubt ?? one.rule.http) === undefined &&
        one.peers.some(other => impliesPeer(peer, other)) &&
        impliesPorts(said, one),
    );
}

/** Whether whom one peer means the other means, too, as far as their words tell. */
function impliesPeer(one: PeerWords, other: PeerWords): boolean {
  if (other.peer.kind === 'anyone') return true;
  if (one.peer.kind !== 'pods' || other.peer.kind !== 'pods')
    return one.peer.kind !== 'open' && one.text === other.text;
  return one.peer.hostNetwork === other.peer.hostNetwork && isWithin(other.conditions, one.conditions);
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
  if (few.size > many.size) return false;
  for (const one of few) if (one === unread || !many.has(one)) return false;
  return true;
}

/** Names of ports mean other numbers at other pods: they are the same where they are written the same. */
function impliesPorts(one: RuleWords, other: RuleWords): boolean {
  const [few, many] = [one.rule.ports, other.rule.ports];
  if (one.ports === other.ports || (many.of === undefined && many.except.length === 0)) return true;
  if (namesIn(few).length > 0) return false;
  return difference(portsAt(few, []), portsAt(many, [])).length === 0;
}

/** Both were made by the same reader, which writes fields in one order; addresses are large numbers. */
function textOf(one: object): string {
  return JSON.stringify(one, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}
