import type { ThreeValued } from '../three-valued.js';
import { allHold, opposite, someHold } from '../three-valued.js';
import type { UnknownCode } from './step.js';

/** Whether a condition holds; or why that is open. */
export type Held = ThreeValued<Doubt>;

/** Why something cannot be told from the manifests and the request. */
export interface Doubt {
  readonly code: UnknownCode;
  readonly because: string;
}

/** A condition that waits for what it asks. */
export type Condition<Asked> = (asked: Asked) => Held;

/** Holds when all hold. */
export function every<Asked>(conditions: readonly Condition<Asked>[]): Condition<Asked> {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  return asked => allHold(conditions, condition => condition(asked));
}

/** Holds when one holds. */
export function some<Asked>(conditions: readonly Condition<Asked>[]): Condition<Asked> {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  return asked => someHold(conditions, condition => condition(asked));
}

/** Holds when the condition does not. */
export function not<Asked>(condition: Condition<Asked>): Condition<Asked> {
  return asked => opposite(condition(asked));
}
