import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { pathText } from '#model/text/path-text.js';

/**
 * A field of a resource with its value: what checks walk over. `null` is the same as absent, also as a list item: Go
 * decodes both to the zero value of the field. (recorded: corpora/apiserver, findings.md "null")
 */
export interface Field {
  readonly parent: Field | undefined;
  readonly key: string | number;
  readonly value: Json | undefined;
  /** The minor version of the Kubernetes that reads it: 36 for 1.36. */
  readonly minor: number;
}

/** The whole resource as a field. */
export function rootField(value: JsonObject, minor: number): Field {
  return { parent: undefined, key: '', value, minor };
}

/** The field below, whether or not it is there. */
export function at(field: Field, ...keys: readonly string[]): Field {
  let current = field;
  for (const key of keys) current = child(current, key);
  return current;
}

/** The field one key below, whether or not it is there. */
export function child(field: Field, key: string): Field {
  const { value } = field;
  return below(field, key, isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined);
}

/** Whether something stands one key below: the same as asking the field there, which need not be made for it. */
export function stands({ value }: Field, key: string): boolean {
  return isObject(value) && value[key] !== undefined && value[key] !== null && Object.hasOwn(value, key);
}

/** The items of a list, in order. */
export function items(field: Field): readonly Field[] {
  return isArray(field.value) ? field.value.map((item, index) => below(field, index, item)) : [];
}

/** The entries of a mapping, in the order of the text. */
export function entries(field: Field): readonly Field[] {
  const { value } = field;
  return isObject(value) ? Object.keys(value).map(key => below(field, key, value[key])) : [];
}

/** Whether something stands there: an empty text, list or mapping does. */
export function given(field: Field): boolean {
  return field.value !== undefined;
}

/** Whether nothing stands there, or an empty text, list or mapping. */
export function empty({ value }: Field): boolean {
  if (value === undefined || value === '') return true;
  if (isArray(value)) return value.length === 0;
  return isObject(value) && isEmptyObject(value);
}

/** The text; '' where none stands, as Go's zero value. */
export function text({ value }: Field): string {
  return typeof value === 'string' ? value : '';
}

/** The number; 0 where none stands. */
export function number({ value }: Field): number {
  return typeof value === 'number' ? value : 0;
}

/** Whether `true` stands there. */
export function holds({ value }: Field): boolean {
  return value === true;
}

/** The texts of a list of texts. */
export function texts(field: Field): readonly string[] {
  return items(field).map(text);
}

/** The keys from the root of the resource. */
export function pathOf(field: Field): Path {
  const path: (string | number)[] = [];
  for (let current = field; current.parent !== undefined; current = current.parent) path.push(current.key);
  return path.reverse();
}

/** What messages call a field: its key, and for an item of a list that of the list. */
export function labelOf(field: Field): string {
  return typeof field.key === 'number' && field.parent ? labelOf(field.parent) : String(field.key);
}

/** `spec.ports[0].name`, for messages. */
export function fieldText(field: Field): string {
  return pathText(pathOf(field));
}

function below(parent: Field, key: string | number, value: Json | undefined): Field {
  return { parent, key, value: value === null ? undefined : value, minor: parent.minor };
}

function isEmptyObject(value: JsonObject): boolean {
  for (const key in value) if (Object.hasOwn(value, key)) return false;
  return true;
}
