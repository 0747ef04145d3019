import { allHold, someHold, opposite } from '#model/three-valued.js';
import type { ThreeValued } from '#model/three-valued.js';

/** Whose labels a condition reads: the pod's, its namespace's or its service account's. */
export type LabelOwner = 'pod' | 'namespace' | 'account';

/** A condition on labels, whatever language it was written in. A key that is absent meets `not in` and `not has`. */
export type LabelExpression =
  | { readonly kind: 'and' | 'or'; readonly of: readonly LabelExpression[] }
  | { readonly kind: 'not'; readonly of: LabelExpression }
  | LabelCondition
  /** Written in a way that we do not read. */
  | { readonly kind: 'open'; readonly because: string };

/** A condition on one key. */
export type LabelCondition = { readonly owner: LabelOwner; readonly key: string } & (
  | { readonly kind: 'in'; readonly values: readonly string[] }
  | { readonly kind: 'has' }
  | { readonly kind: 'text'; readonly where: 'start' | 'end' | 'inside'; readonly text: string }
);

/** Labels as far as they are known. */
export interface KnownLabels {
  readonly known: ReadonlyMap<string, string>;
  /** Keys that stand there with a value that only the running cluster knows. */
  readonly varying: ReadonlySet<string>;
  /** There may be more than `known` says. */
  readonly open: boolean;
}

export const everything: LabelExpression = { kind: 'and', of: [] };
export const nothing: LabelExpression = { kind: 'or', of: [] };

/** What is written in a way that we do not read. */
export function unread(because: string): LabelExpression {
  return { kind: 'open', because };
}

/** Whether an expression holds for a pod, given the labels of each owner. */
export function holds(expression: LabelExpression, labelsOf: (owner: LabelOwner) => KnownLabels): ThreeValued {
  switch (expression.kind) {
    case 'and':
      return allHold(expression.of, one => holds(one, labelsOf));
    case 'or':
      return someHold(expression.of, one => holds(one, labelsOf));
    case 'not':
      return opposite(holds(expression.of, labelsOf));
    case 'open':
      return 'unknown';
    case 'in':
    case 'has':
    case 'text':
      return meets(expression, labelsOf(expression.owner));
  }
}

/** Whether labels meet a condition on one key. */
export function meets(condition: LabelCondition, labels: KnownLabels): ThreeValued {
  const value = labels.known.get(condition.key);
  if (value !== undefined) return accepts(condition, value);
  if (labels.varying.has(condition.key)) return condition.kind === 'has' ? true : 'unknown';
  return labels.open ? 'unknown' : false;
}

/** All conditions of an expression. */
export function conditionsOf(expression: LabelExpression): readonly LabelCondition[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of.flatMap(conditionsOf);
    case 'not':
      return conditionsOf(expression.of);
    case 'open':
      return [];
    case 'in':
    case 'has':
    case 'text':
      return [expression];
  }
}

/** Why an expression cannot be read: the first of its parts that are written in a way that we do not read. */
export function unreadIn(expression: LabelExpression): string | undefined {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of.map(unreadIn).find(one => one !== undefined);
    case 'not':
      return unreadIn(expression.of);
    case 'open':
      return expression.because;
    case 'in':
    case 'has':
    case 'text':
      return undefined;
  }
}

function accepts(condition: LabelCondition, value: string): boolean {
  switch (condition.kind) {
    case 'in':
      return condition.values.includes(value);
    case 'has':
      return true;
    case 'text':
      return contains(value, condition.where, condition.text);
  }
}

function contains(value: string, where: 'start' | 'end' | 'inside', text: string): boolean {
  if (where === 'start') return value.startsWith(text);
  return where === 'end' ? value.endsWith(text) : value.includes(text);
}
