/** What YAML and JSON can hold, as kubectl reads it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A mapping of a manifest. Absent keys are `undefined`, never `null`. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether a value is a mapping. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mapping, or an empty one where something else stands. */
export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The items, or none where something else stands. */
export function itemsOf(value: Json | undefined): readonly Json[] {
  return isArray(value) ? value : [];
}

/** The text, or undefined where something else stands. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The number, or undefined where something else stands. */
export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Whether a value is a sequence. `Array.isArray` does not narrow read-only arrays. */
export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value at the end of a path, or undefined where the path leads nowhere. */
export function valueAt(value: Json | undefined, path: readonly (string | number)[]): Json | undefined {
  let current = value;
  for (const key of path) {
    if (typeof key === 'number') current = itemsOf(current)[key];
    else current = isObject(current) && Object.hasOwn(current, key) ? current[key] : undefined;
  }
  return current;
}
