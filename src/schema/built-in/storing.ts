import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Schema } from '../schema.js';

/**
 * A value as Go's types hold it: without unknown fields, `null` as the zero value, structs present and the defaults of the
 * schema filled in. What has another type than the schema's stays as it is.
 */
export function asStored(value: Json, schema: Schema): Json {
  if (schema.preserves) return value;
  if (schema.type === 'object' && isObject(value)) return mappingAsStored(value, schema);
  if (schema.type === 'array' && isArray(value)) return listAsStored(value, schema);
  return schema.format === 'quantity' && typeof value === 'number' ? String(value) : value;
}

function mappingAsStored(value: JsonObject, schema: Schema): JsonObject {
  const additional = schema.additional();
  const entries: [string, Json][] = [];
  for (const [key, one] of Object.entries(value)) {
    const below = schema.property(key) ?? additional;
    if (!below || one === undefined) continue;
    if (one !== null) entries.push([key, asStored(one, below)]);
    else if (additional) entries.push([key, zeroOf(below)]);
  }
  for (const [key, below] of schema.withFallback()) {
    if (value[key] !== undefined && value[key] !== null) continue;
    entries.push([key, asStored(below.fallback ?? {}, below)]);
  }
  return Object.fromEntries(entries);
}

function listAsStored(value: readonly Json[], schema: Schema): readonly Json[] {
  const items = schema.items();
  return items ? value.map(one => (one === null ? zeroOf(items) : asStored(one, items))) : value;
}

function zeroOf(schema: Schema): Json {
  switch (schema.type) {
    case 'object':
      return mappingAsStored({}, schema);
    case 'array':
      return [];
    case 'string':
      return schema.format === 'quantity' ? '0' : '';
    case 'integer':
    case 'number':
    case 'int-or-string':
      return 0;
    case 'boolean':
      return false;
    case 'any':
      return null;
  }
}
