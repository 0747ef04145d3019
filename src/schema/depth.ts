import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Problem } from './problem.js';

const deepest = 400;

/** Whether mappings and lists lie in each other deeper than is checked: real resources have some twenty levels, and every walk needs an end. */
export function isTooDeep(value: Json | undefined, left = deepest): boolean {
  if (left === 0) return true;
  if (isArray(value)) return value.some(one => isTooDeep(one, left - 1));
  if (!isObject(value)) return false;
  for (const key in value) if (isTooDeep(value[key], left - 1)) return true;
  return false;
}

/** Says that a resource is too deep to be checked. */
export const tooDeep: Problem = {
  kind: 'invalid-value',
  severity: 'warning',
  effect: 'unknown',
  path: [],
  part: 'field',
  message: `mappings and lists lie in each other more than ${deepest} deep: the resource is not checked`,
};
