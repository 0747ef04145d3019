import { entriesOf } from './maps.js';

/** Whether two values of the language are the same. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, at) => isSameValue(one, b[at]));
  const [map, other] = [entriesOf(a), entriesOf(b)];
  if (map && other)
    return map.size === other.size && Array.from(map).every(([key, one]) => isSameValue(one, other.get(key)));
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null)
    return a.constructor === b.constructor && isSameText(a, b);
  if (typeof a === typeof b) return a === b;
  return isNumber(a) && isNumber(b) && Number(a) === Number(b);
}

/** Whether one value comes before another in the order of its type. */
export function lessThan(a: unknown, b: unknown): boolean {
  if (isNumber(a) && isNumber(b)) return a < b;
  if (typeof a === 'string' && typeof b === 'string') return a < b;
  return Number(a) < Number(b);
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** Dates, durations, quantities, addresses, URLs, versions: what is told by its text. */
function isSameText(a: { toString(): string }, b: { toString(): string }): boolean {
  return a.toString() === b.toString();
}
