import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';

/** Gives a mapping its defaults: a new one, or the same where nothing lacks. */
export type FillObject = (value: JsonObject) => JsonObject;

/** A value that stands where none (or null) does. */
export function orElse(fallback: Json): (value: Json | undefined) => Json {
  return value => value ?? fallback;
}

/** A text that stands where none, or an empty one, does: Go does not tell them apart. */
export function orText(fallback: string): (value: Json | undefined) => Json {
  return value => (value === undefined || value === null || value === '' ? fallback : value);
}

/** A number that stands where none, or zero, does. */
export function orNumber(fallback: number): (value: Json | undefined) => Json {
  return value => (value === undefined || value === null || value === 0 ? fallback : value);
}

/** How a field is filled: from what stands there and from the mapping so far. `undefined` leaves it as it is. */
type FillField = (value: Json | undefined, object: JsonObject) => Json | undefined;

/** Sets fields of a mapping, in order. */
export function filled(object: JsonObject, fields: Readonly<Record<string, FillField>>): JsonObject {
  return fillList(object, Object.entries(fields));
}

/** The same for many mappings: the fields are looked through once. */
export function filling(fields: Readonly<Record<string, FillField>>): FillObject {
  const list = Object.entries(fields);
  return object => fillList(object, list);
}

/** The mapping is copied once, and only when something lacks. */
function fillList(object: JsonObject, fields: readonly (readonly [string, FillField])[]): JsonObject {
  let copy: Record<string, Json | undefined> | undefined;
  for (const [key, fill] of fields) {
    const current = copy ?? object;
    const before = Object.hasOwn(current, key) ? current[key] : undefined;
    const after = fill(before, current);
    if (after !== undefined && after !== before) (copy ??= { ...object })[key] = after;
  }
  return copy ?? object;
}

/** Fills the mapping that stands at a field, where one does. */
export function inside(fill: FillObject): (value: Json | undefined) => Json | undefined {
  return value => (isObject(value) ? fill(value) : value);
}

/** Fills the mapping at a field, made where none stands: Go has structs that are always there. */
export function always(fill: FillObject): (value: Json | undefined) => Json | undefined {
  const given = inside(fill);
  return value => (value === undefined || value === null ? fill({}) : given(value));
}

/** Fills the mappings of a list; `null` items are empty mappings. */
export function everyItem(fill: FillObject): (value: Json | undefined) => Json | undefined {
  return value => {
    if (!isArray(value)) return value;
    const items = value.map(item => (item === null ? fill({}) : isObject(item) ? fill(item) : item));
    return items.every((item, index) => item === value[index]) ? value : items;
  };
}

/** Whether something stands there: neither nothing nor null. */
export function stands(value: Json | undefined): value is Json {
  return value !== undefined && value !== null;
}
