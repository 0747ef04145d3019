import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { PlainText } from '../built-in/decoding.js';
import { isInteger64 } from '../integers.js';
import type { Problem } from '../problem.js';
import { fieldName } from '../problem.js';
import type { Schema } from '../schema.js';
import { wrongType } from '../wanted.js';
import { boundsProblems } from './bounds.js';
import { junctorProblems } from './junctors.js';
import { repeatedItems } from './lists.js';

/**
 * What the schema of a definition has against a value: all of it, in the order of the text. (kube-openapi, pkg/validation/validate;
 * recorded: corpora/apiserver/order.json)
 */
export function* validationProblems(value: Json, schema: Schema, path: Path, plain: PlainText): Generator<Problem> {
  if (value === null && schema.nullable) return;
  if (!isOfType(value, schema, () => plain(path))) {
    yield wrongType(path, value, schema, plain(path));
    return;
  }
  yield* boundsProblems(value, schema, path, () => plain(path));
  const junctors = schema.junctors();
  if (junctors) yield* junctorProblems(path, junctors, one => isValid(value, one));
  if (isArray(value)) yield* inList(value, schema, path, plain);
  else if (isObject(value)) yield* inMapping(value, schema, path, plain);
}

/** Whether a schema has nothing against a value. */
function isValid(value: Json, schema: Schema): boolean {
  return validationProblems(value, schema, [], () => undefined).next().done === true;
}

function* inMapping(value: JsonObject, schema: Schema, path: Path, plain: PlainText): Generator<Problem> {
  const additional = schema.additional();
  for (const [key, one] of Object.entries(value)) {
    const below = schema.property(key) ?? additional;
    if (below && one !== undefined) yield* validationProblems(one, below, [...path, key], plain);
  }
  for (const name of schema.required) {
    if (value[name] === undefined || !Object.hasOwn(value, name)) yield missingField([...path, name]);
  }
}

function missingField(path: Path): Problem {
  return { kind: 'missing-field', path, part: 'key', message: `${fieldName(path)} is required`, hidesRules: true };
}

function* inList(value: readonly Json[], schema: Schema, path: Path, plain: PlainText): Generator<Problem> {
  yield* repeatedItems(value, schema.list, path);
  const items = schema.items();
  if (!items) return;
  for (const [at, one] of value.entries()) yield* validationProblems(one, items, [...path, at], plain);
}

function isOfType(value: Json, { type }: Schema, plain: () => string | undefined): boolean {
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return isArray(value);
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return typeof value === 'number' && isInteger64(value, plain());
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'int-or-string':
      return typeof value === 'string' || (typeof value === 'number' && isInteger64(value, plain()));
    case 'any':
      return true;
  }
}
