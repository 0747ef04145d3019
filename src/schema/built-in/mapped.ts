import type { Json, JsonObject } from '#model/json.js';

/** A mapping with each of its values made another, or left out; the same mapping where nothing changes, which is mostly so. */
export function mapped(value: JsonObject, change: (one: Json, key: string) => Json | undefined): JsonObject {
  let made: Record<string, Json> | undefined;
  const keys = Object.keys(value);
  for (const [at, key] of keys.entries()) {
    const one = value[key];
    const kept = one === undefined ? undefined : change(one, key);
    if (kept === one && !made) continue;
    made ??= firstOf(value, keys, at);
    if (kept !== undefined) set(made, key, kept);
  }
  return made ?? value;
}

function firstOf(value: JsonObject, keys: readonly string[], count: number): Record<string, Json> {
  const made: Record<string, Json> = {};
  for (const key of keys.slice(0, count)) {
    const one = value[key];
    if (one !== undefined) set(made, key, one);
  }
  return made;
}

/** `__proto__` is a key like all others. */
function set(object: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
