import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Speak } from '#model/text/spoken.js';
import type { Problem } from '../problem.js';
import { fieldName } from '../problem.js';
import { beyondSafe, digitsOf } from '../integers.js';
import type { Bounds, Schema } from '../schema.js';
import { isSame } from './equality.js';
import { wantedFormat } from './formats.js';
import { matches } from './pattern.js';

/** What the limits of a schema have against a value of its type; `plain`: how a number is written, where that is known. */
export function* boundsProblems(
  value: Json,
  schema: Schema,
  path: Path,
  plain: () => string | undefined,
): Generator<Problem> {
  const { bounds } = schema;
  if (bounds.enum && !bounds.enum.some(one => isSame(one, value))) yield outside(path, value, bounds.enum);
  if (typeof value === 'string') yield* ofText(value, schema, path);
  else if (typeof value === 'number') yield* ofNumber(value, schema, path, plain);
  else if (isArray(value)) yield* ofCount(value.length, 'items', [bounds.minItems, bounds.maxItems], path);
  else if (isObject(value))
    yield* ofCount(Object.keys(value).length, 'entries', [bounds.minProperties, bounds.maxProperties], path);
}

function outside(path: Path, value: Json, allowed: readonly Json[]): Problem {
  const list = allowed.map(one => (typeof one === 'string' && one !== '' ? one : JSON.stringify(one))).join(', ');
  return { ...invalid(path, speak => `is ${speak(value)}; allowed are ${list}`), hidesRules: true };
}

/** `predicate`: what follows the name of the field; it speaks of values as befits the field. */
function invalid(path: Path, predicate: string | ((speak: Speak) => string)): Problem {
  const told = typeof predicate === 'string' ? () => predicate : predicate;
  return { kind: 'invalid-value', path, part: 'value', message: speak => `${fieldName(path)} ${told(speak)}` };
}

function* ofText(value: string, { bounds, format }: Schema, path: Path): Generator<Problem> {
  const { minLength, maxLength, pattern } = bounds;
  const length = minLength === undefined && maxLength === undefined ? 0 : lengthOf(value);
  if (minLength !== undefined && length < minLength) {
    yield invalid(path, value === '' ? 'is empty' : `is ${length} characters long; ${minLength} are the least`);
  }
  if (maxLength !== undefined && length > maxLength) {
    yield { ...invalid(path, `is ${length} characters long; ${maxLength} are allowed`), hidesRules: true };
  }
  if (pattern !== undefined) yield* ofPattern(value, pattern, path);
  const wants = format === undefined ? undefined : wantedFormat(value, format);
  if (wants !== undefined) yield invalid(path, speak => `is ${speak(value)}, not ${wants}`);
}

/** Characters as Go counts them: a surrogate pair is one. */
function lengthOf(value: string): number {
  return value.length - (value.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

function* ofPattern(value: string, pattern: string, path: Path): Generator<Problem> {
  const answer = matches(pattern, value);
  if (answer === false) yield invalid(path, speak => `is ${speak(value)} and does not match ${pattern}`);
  if (answer !== undefined) return;
  const message = `whether ${fieldName(path)} is right cannot be told: ${pattern} is no regular expression that can be read`;
  yield { kind: 'open-expression', severity: 'info', effect: 'unknown', path, part: 'value', message };
}

function* ofNumber(
  value: number,
  { bounds, format, type }: Schema,
  path: Path,
  plain: () => string | undefined,
): Generator<Problem> {
  const least = lowerBound(bounds, value, plain);
  const most = upperBound(bounds, value, plain);
  // What may be confidential stays so.
  const said = (speak: Speak): string => (speak(value) === String(value) ? exact(value, plain()) : speak(value));
  if (least !== undefined) yield invalid(path, speak => `is ${said(speak)}; ${least} is required`);
  if (most !== undefined) yield invalid(path, speak => `is ${said(speak)}; ${most} is required`);
  const { multipleOf } = bounds;
  if (multipleOf !== undefined && multipleOf > 0 && !Number.isInteger(value / multipleOf))
    yield invalid(path, speak => `is ${speak(value)}, which is no multiple of ${multipleOf}`);
  if (type === 'integer' && format === 'int32' && (value < -(2 ** 31) || value >= 2 ** 31))
    yield invalid(path, speak => `is ${speak(value)}, which does not fit into 32 bits`);
}

function exact(value: number, plain: string | undefined): string {
  return Number.isSafeInteger(value) || plain === undefined ? String(value) : plain;
}

/** Integers are compared with all their digits. (kube-openapi, pkg/validation/validate/values.go: MaximumNativeType, MinimumNativeType) */
function lowerBound(
  { minimum, exclusiveMinimum }: Bounds,
  value: number,
  plain: () => string | undefined,
): string | undefined {
  if (minimum === undefined || value > minimum) return undefined;
  const above = value === minimum ? beyondSafe(value, minimum, plain()) : -1;
  if (above > 0 || (above === 0 && exclusiveMinimum !== true)) return undefined;
  return exclusiveMinimum === true ? `more than ${digitsOf(minimum)}` : `at least ${digitsOf(minimum)}`;
}

function upperBound(
  { maximum, exclusiveMaximum }: Bounds,
  value: number,
  plain: () => string | undefined,
): string | undefined {
  if (maximum === undefined || value < maximum) return undefined;
  const above = value === maximum ? beyondSafe(value, maximum, plain()) : 1;
  if (above < 0 || (above === 0 && exclusiveMaximum !== true)) return undefined;
  return exclusiveMaximum === true ? `less than ${digitsOf(maximum)}` : `at most ${digitsOf(maximum)}`;
}

function* ofCount(
  count: number,
  what: string,
  [least, most]: readonly (number | undefined)[],
  path: Path,
): Generator<Problem> {
  if (least !== undefined && count < least) yield invalid(path, `has ${count} ${what}; ${least} are the least`);
  if (most !== undefined && count > most)
    yield { ...invalid(path, `has ${count} ${what}; ${most} are allowed`), hidesRules: true };
}
