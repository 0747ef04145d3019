import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Schema } from '../schema.js';
import { mapped } from './mapped.js';

/** A value as Go writes it: without empty lists and empty free mappings where the field is optional (`omitempty`). */
export function asEncoded(value: JsonObject, schema: Schema): JsonObject {
  return mapped(value, (one, key) => {
    const named = schema.property(key);
    if (named && isLeftOut(one, named) && !schema.required.includes(key)) return undefined;
    return typeof one === 'object' ? encoded(one, named ?? schema.additional()) : one;
  });
}

function encoded(value: Json, schema: Schema | undefined): Json {
  if (!schema || typeof value !== 'object' || value === null) return value;
  if (isObject(value)) return asEncoded(value, schema);
  const items = schema.items();
  const list = isArray(value) && items ? value.map(one => encoded(one, items)) : value;
  return isArray(value) && isArray(list) && list.some((one, at) => one !== value[at]) ? list : value;
}

function isLeftOut(value: Json, schema: Schema): boolean {
  if (isArray(value)) return value.length === 0;
  return isObject(value) && schema.additional() !== undefined && Object.keys(value).length === 0;
}
