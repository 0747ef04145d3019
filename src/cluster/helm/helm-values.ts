import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';

/** Values of a chart with others over them: mappings are merged, and null takes away. (helm v3.18, pkg/chartutil/coalesce.go) */
export function merged(values: JsonObject, over: JsonObject): JsonObject {
  const result = new Map(Object.entries(values));
  for (const [key, value] of Object.entries(over)) {
    const before = result.get(key);
    if (value === null) result.delete(key);
    else result.set(key, isObject(before) && isObject(value) ? merged(before, value) : value);
  }
  return Object.fromEntries(result);
}

/** Values with one of them set, by its path: `controller.extraArgs.http-port`, `hosts[0]`, `labels.a\.b`. (helm v3.18, pkg/strvals/parser.go) */
export function withSet(values: JsonObject, path: string, value: Json): JsonObject {
  const [key, ...rest] = (path.match(/(?:\\.|[^.[\\])+|\[\d+\]/g) ?? []).map(stepOf);
  return typeof key === 'string' ? merged(values, { [key]: below(values[key], rest, value) }) : values;
}

/** A word of `--set` as Helm types it. */
export function typedWord(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : text;
}

function stepOf(part: string): string | number {
  const index = /^\[(\d+)\]$/.exec(part)?.[1];
  return index === undefined ? part.replace(/\\(.)/g, '$1') : Number(index);
}

/** Charts have no lists that are longer. (helm v3.18, pkg/strvals/parser.go: MaxIndex) */
const mostItems = 65_536;

function below(before: Json | undefined, [key, ...rest]: readonly (string | number)[], value: Json): Json {
  if (key === undefined) return value;
  if (typeof key === 'string') {
    const inner = isObject(before) ? before : {};
    return { ...inner, [key]: below(inner[key], rest, value) };
  }
  const items = isArray(before) ? [...before] : [];
  if (key > mostItems) return items;
  items[key] = below(items[key], rest, value);
  return Array.from(items, (one: Json | undefined) => one ?? null);
}
