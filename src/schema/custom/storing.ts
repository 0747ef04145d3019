import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Schema } from '../schema.js';

/**
 * A custom resource as the API server stores it: unknown fields pruned, `null` dropped where the schema does not allow it
 * (in lists it stays, and is refused), defaults filled in. (apiextensions-apiserver v0.36, pkg/apiserver/schema/pruning,
 * defaulting/prune.go and algorithm.go)
 */
export function asStored(value: Json, schema: Schema, isResource = schema.embedded): Json {
  if (isArray(value)) {
    const items = schema.items();
    return items ? value.map(one => asStored(one, items)) : value;
  }
  return isObject(value) ? mappingAsStored(value, schema, isResource) : value;
}

function mappingAsStored(value: JsonObject, schema: Schema, isResource: boolean): JsonObject {
  const additional = schema.additional();
  const entries: [string, Json][] = [];
  for (const [key, one] of Object.entries(value)) {
    const ofResource = isResource && (key === 'apiVersion' || key === 'kind' || key === 'metadata');
    const below = ofResource ? undefined : (schema.property(key) ?? additional);
    if (one === undefined || (!below && !ofResource && !schema.preserves)) continue;
    if (!below) entries.push([key, one]);
    else if (one !== null || below.nullable) entries.push([key, asStored(one, below)]);
  }
  for (const [key, below] of schema.withFallback()) {
    const given = value[key];
    if (given === undefined || (given === null && !below.nullable))
      entries.push([key, asStored(below.fallback ?? null, below)]);
  }
  return Object.fromEntries(entries);
}
