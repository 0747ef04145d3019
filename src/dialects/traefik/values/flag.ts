import type { Json } from '#model/json.js';

/** A truth value, or undefined where something else stands. */
export function flagIn(value: Json | undefined): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}
