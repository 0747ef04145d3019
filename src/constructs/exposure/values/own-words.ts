import type { Shape } from '../../shape/shape.js';
import { hasHalfPair, isWritableName } from '../../shape/unwritable.js';

/** What only one controller knows, in its own words: plain data that stands in a manifest as it is. */
export const ownWords: Shape = {
  kind: 'record',
  of: {
    kind: 'kept',
    is: value => isData(value, deepest),
    wants: 'plain data: a text, a number, true or false, null, or lists and objects of these',
  },
  wants: "an object in the controller's words",
  rendered: true,
};

/** Nobody means more levels, and what leads back to itself has no end. */
const deepest = 100;

function isData(value: unknown, levels: number): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return !hasHalfPair(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || levels === 0) return false;
  if (Array.isArray(value)) return Array.from<unknown>(value).every(one => isData(one, levels - 1));
  const made: unknown = Object.getPrototypeOf(value);
  if (made !== Object.prototype && made !== null) return false;
  return Object.entries(value).every(
    ([name, one]) => one === undefined || (isWritableName(name) && !hasHalfPair(name) && isData(one, levels - 1)),
  );
}
