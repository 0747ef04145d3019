import type { Json } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Problem } from '../problem.js';
import { fieldName } from '../problem.js';
import type { ListType } from '../schema.js';
import { identity } from './equality.js';

/** Items that stand twice in a set, or with the same keys in a list that is a map. (apiextensions-apiserver v0.36, pkg/apiserver/schema/listtype/validation.go) */
export function* repeatedItems(value: readonly Json[], list: ListType, path: Path): Generator<Problem> {
  if (list.kind === 'atomic') return;
  const seen = new Map<string, number>();
  for (const [at, one] of value.entries()) {
    const id = list.kind === 'map' ? itemKey(one, list.keys) : identity(one);
    if (id === undefined) continue;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, at);
    else yield repeated([...path, at], [...path, first], list);
  }
}

function itemKey(item: Json, keys: readonly string[]): string | undefined {
  return isObject(item) ? identity(keys.map(key => item[key] ?? null)) : undefined;
}

function repeated(path: Path, first: Path, list: ListType): Problem {
  const same = list.kind === 'map' ? `the same ${list.keys.join(' and ')} as` : 'the same value as';
  return { kind: 'invalid-value', path, part: 'value', message: `${fieldName(path)} has ${same} ${fieldName(first)}` };
}
