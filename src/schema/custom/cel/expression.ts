import { cel } from './on-demand.js';
import { environment } from './environment.js';
import { written } from './syntax.js';

/** What became of a rule: its value, or why there is none. */
export type Evaluation =
  | { readonly kind: 'value'; readonly value: unknown }
  /** The value does not allow an answer: the API server refuses it as well. */
  | { readonly kind: 'failed'; readonly because: string }
  /** The rule uses what we do not know. */
  | { readonly kind: 'open'; readonly because: string };

/** A rule that was read. */
export interface Expression {
  /** At most how many steps it takes on a value of a certain size. */
  cost(size: number): number;
  evaluate(self: unknown): Evaluation;
}

/** Reads a rule. The same text is read once. */
export function expressionOf(rule: string): Expression {
  const known = read.get(rule);
  if (known) return known;
  const expression = compiled(rule);
  if (read.size < most) read.set(rule, expression);
  return expression;
}

/** Reading is the dear part, and definitions repeat their rules. */
const read = new Map<string, Expression>();
const most = 2000;

/** Steps that any evaluation takes. */
const overhead = 10;

function compiled(rule: string): Expression {
  try {
    const { text, depth } = written(rule);
    const evaluate = environment().parse(text);
    return {
      cost: size => overhead + Math.max(size, 2) ** depth,
      evaluate: self => evaluated(() => evaluate({ self, oldSelf: cel().Optional.none() }) as unknown),
    };
  } catch (error) {
    const because = reasonOf(error);
    return { cost: () => overhead, evaluate: () => ({ kind: 'open', because }) };
  }
}

/** What goes wrong by the value, not by the rule. */
const byValue =
  /^(no_such_key|index_out_of_bounds|index_out_of_range|division_by_zero|numeric_overflow|\w+_conversion_error|invalid_duration|invalid_timestamp|optional_value_missing)$/;

function evaluated(evaluate: () => unknown): Evaluation {
  try {
    const value = evaluate();
    return value instanceof Promise
      ? { kind: 'open', because: 'it does not answer at once' }
      : { kind: 'value', value };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const ofLibrary = error instanceof Error && error.constructor === Error;
    return { kind: ofLibrary || byValue.test(code) ? 'failed' : 'open', because: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}
