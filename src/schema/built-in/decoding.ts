import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Problem } from '../problem.js';
import type { Schema } from '../schema.js';
import { unknownField, wrongType } from '../wanted.js';
import { misreadText } from './texts.js';

/** The source text of a plain scalar. */
export type PlainText = (path: Path) => string | undefined;

/**
 * What Go's decoder has against a value: fields that the kind does not have, and values of another type. `null` is always
 * right, it stands for the zero value. The API server names the first wrong type alone, and no unknown field beside it;
 * here are all of them. (sigs.k8s.io/json v0.0.0-20250730193827, internal/golang/encoding/json/decode.go; recorded:
 * corpora/apiserver/order.json)
 */
export function* decodingProblems(value: Json, schema: Schema, path: Path, plain: PlainText): Generator<Problem> {
  if (value === null) return;
  switch (schema.type) {
    case 'object':
      if (isObject(value)) yield* inMapping(value, schema, path, plain);
      else if (!schema.preserves) yield wrongType(path, value, schema, plain(path));
      return;
    case 'array':
      if (!isArray(value)) yield wrongType(path, value, schema, plain(path));
      else yield* inList(value, schema, path, plain);
      return;
    case 'any':
      return;
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'int-or-string':
      yield* inScalar(value, schema, path, plain);
  }
}

function* inMapping(value: JsonObject, schema: Schema, path: Path, plain: PlainText): Generator<Problem> {
  if (schema.preserves) return;
  const additional = schema.additional();
  for (const [key, one] of Object.entries(value)) {
    if (one === undefined) continue;
    const below = schema.property(key) ?? additional;
    if (below) yield* decodingProblems(one, below, [...path, key], plain);
    else yield unknownField([...path, key], schema.names);
  }
}

function* inList(value: readonly Json[], schema: Schema, path: Path, plain: PlainText): Generator<Problem> {
  const items = schema.items();
  if (!items) return;
  for (const [at, one] of value.entries()) yield* decodingProblems(one, items, [...path, at], plain);
}

function* inScalar(value: Json, schema: Schema, path: Path, plain: PlainText): Generator<Problem> {
  if (!isOfType(value, schema)) yield wrongType(path, value, schema, plain(path));
  else if (typeof value === 'string' && schema.format !== undefined) yield* misreadText(value, schema.format, path);
  else if (typeof value === 'number' && !fits(value, schema)) yield tooLarge(value, schema, path);
}

function isOfType(value: Json, schema: Schema): boolean {
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' || (schema.format === 'quantity' && typeof value === 'number');
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'int-or-string':
      return typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value));
    case 'object':
    case 'array':
    case 'any':
      return true;
  }
}

const largest = { int32: 2 ** 31, int64: 2 ** 63 } as const;

/** Go's integers have 32 or 64 bits. */
function fits(value: number, schema: Schema): boolean {
  if (schema.type !== 'integer' && schema.type !== 'int-or-string') return true;
  const bound = schema.format === 'int64' ? largest.int64 : largest.int32;
  return value >= -bound && (value < bound || (value === bound && bound === largest.int64));
}

function tooLarge(value: number, schema: Schema, path: Path): Problem {
  const bits = schema.format === 'int64' ? 64 : 32;
  return { kind: 'wrong-type', path, part: 'value', message: `${value} does not fit into an integer of ${bits} bits` };
}
