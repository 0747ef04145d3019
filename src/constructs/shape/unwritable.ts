import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';

/** Whether a text holds half of a surrogate pair: JavaScript takes it, UTF-8 cannot say it. */
export function hasHalfPair(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/** Real resources have some twenty levels, and every walk needs an end. */
const deepest = 400;

/** What of a rendered manifest no file can say, each with the keys that lead there. */
export function unwritableIn(value: Json | undefined, path = '', levels = deepest): readonly string[] {
  if (typeof value === 'string') return hasHalfPair(value) ? [`${path} holds half of a surrogate pair`] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (levels === 0) return [`mappings and lists lie in each other more than ${deepest} deep`];
  if (isArray(value)) return value.flatMap((one, at) => unwritableIn(one, below(path, String(at)), levels - 1));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    hasHalfPair(key)
      ? [`${below(path, JSON.stringify(key))} holds half of a surrogate pair`]
      : unwritableIn(one, below(path, key), levels - 1),
  );
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
