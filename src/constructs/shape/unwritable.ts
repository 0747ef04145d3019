import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';

/** Whether a text holds half of a surrogate pair: JavaScript takes it, UTF-8 cannot say it. */
export function hasHalfPair(text: string): boolean {
  return !text.isWellFormed();
}

/** cdk8s loses a key of the first name and takes a mapping with the second for an object of some class. (cdk8s 2.70, src/_util.ts: sanitizeValue) */
const unwritableNames = ['__proto__', 'constructor'];

/** Whether a mapping of a manifest may have a key of the name. */
export function isWritableName(name: string): boolean {
  return !unwritableNames.includes(name);
}

/** Real resources have some twenty levels, and every walk needs an end. */
const deepest = 400;

/** What of a rendered manifest no file can say, each with the keys that lead there. */
export function unwritableIn(manifest: Json | undefined): readonly string[] {
  return isWritable(manifest, deepest) ? [] : faultsIn(manifest, '', deepest);
}

/** Whether a file can say it: nothing is made of where it stands. */
function isWritable(value: Json | undefined, levels: number): boolean {
  if (typeof value === 'string') return !hasHalfPair(value);
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  if (isArray(value)) return value.every(one => isWritable(one, levels - 1));
  if (!isObject(value)) return true;
  for (const key of Object.keys(value)) if (hasHalfPair(key) || !isWritable(value[key], levels - 1)) return false;
  return true;
}

function faultsIn(value: Json | undefined, path: string, levels: number): readonly string[] {
  if (typeof value === 'string') return hasHalfPair(value) ? [`${path} holds half of a surrogate pair`] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (levels === 0) return [`mappings and lists lie in each other more than ${deepest} deep`];
  if (isArray(value)) return value.flatMap((one, at) => faultsIn(one, below(path, String(at)), levels - 1));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    hasHalfPair(key)
      ? [`${below(path, JSON.stringify(key))} holds half of a surrogate pair`]
      : faultsIn(one, below(path, key), levels - 1),
  );
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
