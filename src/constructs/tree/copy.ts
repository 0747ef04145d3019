import type { IConstruct } from 'constructs';

const mark = Symbol.for('gatewright.copy');
/** Which of the copies of gatewright in a process this one is. */
const copy = {};

/** Lets a construct show which copy of gatewright made it. */
export function markCopy(construct: IConstruct): void {
  Object.defineProperty(construct, mark, { value: copy });
}

/** Whether another copy of gatewright made a construct: the two do not know each other's routes. */
export function isOfAnotherCopy(construct: IConstruct): boolean {
  return mark in construct && construct[mark] !== copy;
}

/** Whether gatewright made a construct, whichever copy of it. */
export function isOfSomeCopy(construct: IConstruct): boolean {
  return mark in construct;
}
