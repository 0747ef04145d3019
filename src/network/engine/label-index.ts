import type { BitSet } from '../algebra/bit-set.js';
import { emptySet, setOf } from '../algebra/bit-set.js';
import type { LabelCondition, LabelExpression, LabelOwner } from '../policy/label-expression.js';
import { meets } from '../policy/label-expression.js';
import type { Pods } from '../endpoints/pods.js';
import type { ThreeValuedSet } from '../algebra/three-valued-set.js';
import { allSets, certain, eitherSet, otherThan } from '../algebra/three-valued-set.js';

/** Finds the pods whose labels meet an expression. */
export type LabelIndex = (expression: LabelExpression) => ThreeValuedSet;

/** Indexes pods by the keys that are asked for: a condition looks up the values that it names, not each pod. Nodes have no labels here. */
export function labelIndex(pods: readonly Pods[], size: number): LabelIndex {
  const universe = setOf(
    size,
    [...pods.keys()].filter(at => pods[at]?.end.kind !== 'node'),
  );
  const keys = new Map<string, KeyValues>();
  const conditions = new Map<string, ThreeValuedSet>();
  const valuesOf = (owner: LabelOwner, key: string): KeyValues => {
    const known = keys.get(`${owner}/${key}`) ?? keyValues(pods, owner, key);
    keys.set(`${owner}/${key}`, known);
    return known;
  };
  const meeting = (condition: LabelCondition): ThreeValuedSet => {
    const text = JSON.stringify(condition);
    const known = conditions.get(text) ?? membersMeeting(condition, valuesOf(condition.owner, condition.key), size);
    conditions.set(text, known);
    return known;
  };
  const selected = new WeakMap<LabelExpression, ThreeValuedSet>();
  return expression => {
    const known = selected.get(expression) ?? select(expression, universe, meeting);
    selected.set(expression, known);
    return known;
  };
}

/** Pods that have the same to say of a key: a value, none, or what cannot be told. */
interface SamePods {
  readonly example: Pods;
  readonly members: number[];
}

interface KeyValues {
  readonly byValue: ReadonlyMap<string, SamePods>;
  /** Those of which no value is known. */
  readonly others: readonly SamePods[];
}

function keyValues(pods: readonly Pods[], owner: LabelOwner, key: string): KeyValues {
  const byValue = new Map<string, SamePods>();
  const others = new Map<string, SamePods>();
  for (const [at, one] of pods.entries()) {
    if (one.end.kind === 'node') continue;
    const { known, varying, open } = one.labels[owner];
    const value = known.get(key);
    const [groups, state] = value === undefined ? [others, `${varying.has(key)} ${open}`] : [byValue, value];
    const group = groups.get(state);
    if (group) group.members.push(at);
    else groups.set(state, { example: one, members: [at] });
  }
  return { byValue, others: [...others.values()] };
}

function membersMeeting(condition: LabelCondition, { byValue, others }: KeyValues, size: number): ThreeValuedSet {
  const named =
    condition.kind === 'in' ? new Set(condition.values.flatMap(value => byValue.get(value) ?? [])) : byValue.values();
  const [yes, maybe]: [number[], number[]] = [[], []];
  for (const { example, members } of [...named, ...others]) {
    const met = meets(condition, example.labels[condition.owner]);
    if (met !== false) for (const member of members) maybe.push(member);
    if (met === true) for (const member of members) yes.push(member);
  }
  const set = setOf(size, maybe);
  return yes.length === maybe.length ? certain(set) : { yes: setOf(size, yes), maybe: set };
}

function select(
  expression: LabelExpression,
  universe: BitSet,
  meeting: (condition: LabelCondition) => ThreeValuedSet,
): ThreeValuedSet {
  const each = (parts: readonly LabelExpression[]): readonly ThreeValuedSet[] =>
    parts.map(one => select(one, universe, meeting));
  switch (expression.kind) {
    case 'and':
      return allSets(universe, each(expression.of));
    case 'or':
      return eitherSet(universe.length * 32, each(expression.of));
    case 'not':
      return otherThan(universe, select(expression.of, universe, meeting));
    case 'open':
      return { yes: emptySet(universe.length * 32), maybe: universe };
    case 'in':
    case 'has':
    case 'text':
      return meeting(expression);
  }
}
