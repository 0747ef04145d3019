import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';

/** JSON as Go writes it: keys in order, and what HTML takes for its own as an escape. (encoding/json) */
export function goJson(value: Json, indent?: number): string {
  const escapes = /[<>&\u2028\u2029]/g;
  return JSON.stringify(inOrder(value), undefined, indent).replaceAll(
    escapes,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function inOrder(value: Json): Json {
  if (isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort(byBytes)
      .map(key => [key, inOrder(value[key] ?? null)]),
  );
}

/** In the order of their UTF-8. */
function byBytes(one: string, other: string): number {
  const [left, right] = [one, other].map(text => Array.from(text, sign => sign.codePointAt(0) ?? 0));
  for (const [at, sign] of (left ?? []).entries()) {
    const against = right?.[at];
    if (against === undefined) return 1;
    if (sign !== against) return sign - against;
  }
  return (left?.length ?? 0) - (right?.length ?? 0);
}
