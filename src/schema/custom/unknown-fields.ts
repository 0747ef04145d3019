import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Problem } from '../problem.js';
import { fieldName } from '../problem.js';
import type { Schema } from '../schema.js';
import { unknownField, wantedBy } from '../wanted.js';

/** What every resource has beside what its definition says. */
const ofResources = ['apiVersion', 'kind', 'metadata'];

/** Fields that a definition does not have: the API server prunes them, and refuses them when it decodes strictly. */
export function* unknownFields(value: Json, schema: Schema, path: Path = []): Generator<Problem> {
  if (isArray(value)) yield* inList(value, schema, path);
  else if (isObject(value)) yield* inMapping(value, schema, path);
}

function* inMapping(value: JsonObject, schema: Schema, path: Path): Generator<Problem> {
  const additional = schema.additional();
  const known = path.length === 0 || schema.embedded ? ofResources : [];
  for (const [key, one] of Object.entries(value)) {
    if (one === undefined || known.includes(key)) continue;
    const below = schema.property(key) ?? additional;
    if (below) yield* unknownFields(one, below, [...path, key]);
    else if (!schema.preserves) yield unknownField([...path, key], [...known, ...schema.names]);
  }
}

function* inList(value: readonly Json[], schema: Schema, path: Path): Generator<Problem> {
  const items = schema.items();
  for (const [at, one] of value.entries()) {
    if (items) yield* unknownFields(one, items, [...path, at]);
    else if (isObject(one) && !schema.preserves) yield inPlaceOfMapping([...path, at], schema);
  }
}

/** A list stands where a mapping is wanted: the API server knows no field of its items. */
function inPlaceOfMapping(path: Path, schema: Schema): Problem {
  return {
    kind: 'wrong-type',
    path,
    part: 'value',
    message: `${fieldName(path.slice(0, -1))} wants ${wantedBy(schema)} and has a list`,
  };
}
