import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { isInteger64 } from '../integers.js';
import type { Message, Problem } from '../problem.js';
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
export function decodingProblems(value: Json, schema: Schema, path: Path, plain: PlainText): readonly Problem[] {
  const walk: Walk = { path: [...path], plain, problems: [] };
  decode(value, schema, walk);
  return walk.problems;
}

/** One path for all of the way, so that what is right costs nothing. */
interface Walk {
  readonly path: (string | number)[];
  readonly plain: PlainText;
  readonly problems: Problem[];
}

function decode(value: Json, schema: Schema, walk: Walk): void {
  if (value === null) return;
  switch (schema.type) {
    case 'object':
      if (isObject(value)) inMapping(value, schema, walk);
      else if (!schema.preserves) walk.problems.push(mistyped(value, schema, walk));
      return;
    case 'array':
      if (isArray(value)) inList(value, schema, walk);
      else walk.problems.push(mistyped(value, schema, walk));
      return;
    case 'any':
      return;
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'int-or-string':
      inScalar(value, schema, walk);
  }
}

function mistyped(value: Json, schema: Schema, { path, plain }: Walk): Problem {
  const place = [...path];
  return wrongType(place, value, schema, plain(place));
}

function inMapping(value: JsonObject, schema: Schema, walk: Walk): void {
  if (schema.preserves) return;
  const additional = schema.additional();
  for (const key of Object.keys(value)) {
    const one = value[key];
    if (one === undefined) continue;
    const below = schema.property(key) ?? additional;
    if (below && isPlainlyRight(one, below)) continue;
    walk.path.push(key);
    if (below) decode(one, below, walk);
    else walk.problems.push(unknownField([...walk.path], schema.names));
    walk.path.pop();
  }
}

/** What most values are: texts, truth values and small numbers where such are wanted. */
function isPlainlyRight(value: Json, { type, format }: Schema): boolean {
  if (typeof value === 'string') return type === 'string' && format === undefined;
  if (typeof value === 'boolean') return type === 'boolean';
  return typeof value === 'number' && type === 'integer' && Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}

function inList(value: readonly Json[], schema: Schema, walk: Walk): void {
  const items = schema.items();
  if (!items) return;
  for (const [at, one] of value.entries()) {
    walk.path.push(at);
    decode(one, items, walk);
    walk.path.pop();
  }
}

function inScalar(value: Json, schema: Schema, walk: Walk): void {
  if (!isOfType(value, schema)) {
    walk.problems.push(mistyped(value, schema, walk));
    return;
  }
  const place = [...walk.path];
  if (typeof value === 'string' && schema.format !== undefined)
    walk.problems.push(...misreadText(value, schema.format, place));
  else if (typeof value === 'number' && !fits(value, schema, walk.plain(place)))
    walk.problems.push(tooLarge(value, schema, place));
}

function isOfType(value: Json, { type, format }: Schema): boolean {
  switch (type) {
    case 'string':
      return (
        typeof value === 'string' ||
        (format === 'quantity' && typeof value === 'number') ||
        (format === 'byte' && isBytes(value))
      );
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

/** Go reads bytes from a list of numbers as well. */
function isBytes(value: Json): boolean {
  return (
    isArray(value) && value.every(one => typeof one === 'number' && Number.isInteger(one) && one >= 0 && one < 256)
  );
}

/** Go's integers have 32 or 64 bits. */
function fits(value: number, { type, format }: Schema, plain: string | undefined): boolean {
  if (type !== 'integer' && type !== 'int-or-string') return true;
  return format === 'int64' ? isInteger64(value, plain) : value >= -(2 ** 31) && value < 2 ** 31;
}

function tooLarge(value: number, schema: Schema, path: Path): Problem {
  const bits = schema.format === 'int64' ? 64 : 32;
  const message: Message = speak => `${speak(value)} does not fit into an integer of ${bits} bits`;
  return { kind: 'wrong-type', path, part: 'value', message };
}
