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
    const stored = items ? value.map(one => asStored(one, items)) : value;
    return stored.some((one, at) => one !== value[at]) ? stored : value;
  }
  return isObject(value) ? mappingAsStored(value, schema, isResource) : value;
}

/** The same mapping where nothing changes, which is what most are. */
function mappingAsStored(value: JsonObject, schema: Schema, isResource: boolean): JsonObject {
  const additional = schema.additional();
  const entries: [string, Json][] = [];
  let changed = false;
  for (const [key, one] of Object.entries(value)) {
    const ofResource = isResource && (key === 'apiVersion' || key === 'kind' || key === 'metadata');
    const below = ofResource ? undefined : (schema.property(key) ?? additional);
    const kept = one === undefined ? undefined : keptValue(one, below, ofResource || schema.preserves);
    if (kept !== undefined) entries.push([key, kept]);
    changed ||= kept !== one;
  }
  for (const [key, below] of schema.withFallback()) {
    const given = value[key];
    if (given !== undefined && (given !== null || below.nullable)) continue;
    entries.push([key, asStored(below.fallback ?? null, below)]);
    changed = true;
  }
  return changed ? Object.fromEntries(entries) : value;
}

function keptValue(value: Json, schema: Schema | undefined, preserved: boolean): Json | undefined {
  if (!schema) return preserved ? value : undefined;
  return value === null && !schema.nullable ? undefined : asStored(value, schema);
}
