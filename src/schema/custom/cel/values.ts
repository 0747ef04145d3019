import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Schema } from '../../schema.js';

/** A value as rules see it: integers as `int`, mappings by escaped names, of unknown fields nothing. */
export function celValue(value: Json, schema: Schema | undefined, isResource = false): unknown {
  if (typeof value === 'number') return schema?.type !== 'number' && Number.isInteger(value) ? BigInt(value) : value;
  if (typeof value === 'string') return schema?.format === 'date-time' ? timeOf(value) : value;
  if (isArray(value)) return value.map(one => celValue(one, schema?.items()));
  if (!isObject(value)) return value;
  const entries = new Map<string, unknown>();
  for (const [key, one] of Object.entries(value)) {
    const named = schema?.property(key);
    const below = named ?? schema?.additional();
    if (one === undefined || (schema && !below && !isResource && !schema.preserves)) continue;
    entries.set(named ? escapedName(key) : key, celValue(one, isResource && key === 'metadata' ? undefined : below));
  }
  return entries;
}

function timeOf(value: string): unknown {
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? value : time;
}

const reserved = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);
const escapes: Readonly<Record<string, string>> = {
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
  __: '__underscores__',
};

/** A field's name where the language allows no such name. (apiserver pkg/cel/escaping.go) */
export function escapedName(name: string): string {
  if (reserved.has(name)) return `__${name}__`;
  return name.replace(/__|[./-]/g, found => escapes[found] ?? found);
}
