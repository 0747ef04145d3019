import type { UnknownCode } from './step.js';

/** Whether a condition holds; or why that is open. */
export type Held = boolean | Doubt;

/** Why something cannot be told from the manifests and the request. */
export interface Doubt {
  readonly code: UnknownCode;
  readonly because: string;
}

/** A condition that waits for what it asks. */
export type Condition<Asked> = (asked: Asked) => Held;

/** Holds when all hold. One that does not hold decides, whatever is open. */
export function every<Asked>(conditions: readonly Condition<Asked>[]): Condition<Asked> {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  return asked => {
    let result: Held = true;
    for (const condition of conditions) {
      const held = condition(asked);
      if (held === false) return false;
      if (result === true) result = held;
    }
    return result;
  };
}

/** Holds when one holds. */
export function some<Asked>(conditions: readonly Condition<Asked>[]): Condition<Asked> {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  return asked => {
    let result: Held = false;
    for (const condition of conditions) {
      const held = condition(asked);
      if (held === true) return true;
      if (result === false) result = held;
    }
    return result;
  };
}

/** Holds when the condition does not. What is open stays open. */
export function not<Asked>(condition: Condition<Asked>): Condition<Asked> {
  return asked => {
    const held = condition(asked);
    return typeof held === 'boolean' ? !held : held;
  };
}
