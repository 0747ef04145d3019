import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Schema } from '../schema.js';
import { mapped } from './mapped.js';

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

/** The same mapping where nothing changes. */
function mappingAsStored(value: JsonObject, schema: Schema): JsonObject {
  const additional = schema.additional();
  const kept = mapped(value, (one, key) => {
    const below = schema.property(key) ?? additional;
    return below && keptValue(one, below, below === additional);
  });
  const lacking = schema.withFallback().filter(([key]) => value[key] === undefined || value[key] === null);
  if (lacking.length === 0) return kept;
  const filled = lacking.map(([key, below]) => [key, asStored(below.fallback ?? {}, below)] as const);
  return Object.fromEntries([...Object.entries(kept), ...filled]);
}

/** `null` is as good as absent; in a mapping with free keys it is the zero value. */
function keptValue(value: Json, schema: Schema, inFreeMapping: boolean): Json | undefined {
  if (value !== null) return asStored(value, schema);
  return inFreeMapping ? zeroOf(schema) : undefined;
}

function listAsStored(value: readonly Json[], schema: Schema): readonly Json[] {
  const items = schema.items();
  const stored = items ? value.map(one => (one === null ? zeroOf(items) : asStored(one, items))) : value;
  return stored.some((one, at) => one !== value[at]) ? stored : value;
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
