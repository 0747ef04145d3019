import type { BitSet } from './bit-set.js';
import { emptySet, setOf } from './bit-set.js';
import type { LabelCondition, LabelExpression, LabelOwner } from './label-expression.js';
import { meets } from './label-expression.js';
import type { Pods } from './pods.js';
import type { TriSet } from './tri.js';
import { bothSets, certain, doubtful, eitherSet, otherThan } from './tri.js';

/** Finds the pods whose labels meet an expression. */
export type LabelIndex = (expression: LabelExpression) => TriSet;

/** Indexes pods by the keys that are asked for: a condition looks at each value of its key once, not at each pod. */
export function labelIndex(pods: readonly Pods[], size: number): LabelIndex {
  const universe = setOf(size, pods.keys());
  const keys = new Map<string, readonly KeyValue[]>();
  const conditions = new Map<string, TriSet>();
  const valuesOf = (owner: LabelOwner, key: string): readonly KeyValue[] => {
    const known = keys.get(`${owner}/${key}`) ?? keyValues(pods, size, owner, key);
    keys.set(`${owner}/${key}`, known);
    return known;
  };
  const meeting = (condition: LabelCondition): TriSet => {
    const text = JSON.stringify(condition);
    const known = conditions.get(text) ?? membersMeeting(condition, valuesOf(condition.owner, condition.key), size);
    conditions.set(text, known);
    return known;
  };
  return expression => select(expression, universe, meeting);
}

/** Pods that have the same to say of a key: a value, none, or what cannot be told. */
interface KeyValue {
  readonly example: Pods;
  readonly members: BitSet;
}

function keyValues(pods: readonly Pods[], size: number, owner: LabelOwner, key: string): readonly KeyValue[] {
  const byState = new Map<string, { readonly example: Pods; readonly members: number[] }>();
  for (const [at, one] of pods.entries()) {
    const labels = one.labels[owner];
    const value = labels.known.get(key);
    const state = value === undefined ? `${labels.varying.has(key)} ${labels.open}` : `= ${value}`;
    const group = byState.get(state);
    if (group) group.members.push(at);
    else byState.set(state, { example: one, members: [at] });
  }
  return [...byState.values()].map(({ example, members }) => ({ example, members: setOf(size, members) }));
}

function membersMeeting(condition: LabelCondition, values: readonly KeyValue[], size: number): TriSet {
  const sets = values.flatMap(({ example, members }) => {
    const met = meets(condition, example.labels[condition.owner]);
    if (met === 'no') return [];
    return [met === 'yes' ? certain(members) : doubtful(members)];
  });
  return eitherSet(size, sets);
}

function select(expression: LabelExpression, universe: BitSet, meeting: (condition: LabelCondition) => TriSet): TriSet {
  const each = (parts: readonly LabelExpression[]): readonly TriSet[] =>
    parts.map(one => select(one, universe, meeting));
  switch (expression.kind) {
    case 'and':
      return each(expression.of).reduce(bothSets, certain(universe));
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
