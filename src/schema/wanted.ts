import type { Json } from '#model/json.js';
import { isArray } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { nearest } from '#model/text/nearest.js';
import { withoutSecrets } from '#model/text/confidential-text.js';
import type { Speak } from '#model/text/spoken.js';
import { characters, described } from '#model/text/spoken.js';
import type { Message, Problem } from './problem.js';
import { fieldName } from './problem.js';
import type { Schema } from './schema.js';

/** What the API server calls the type of a value. */
export function typeNameOf(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a string';
  if (typeof value === 'boolean') return 'a boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a number';
  return 'a mapping';
}

/** What a schema wants, for messages. */
export function wantedBy(schema: Schema): string {
  if (schema.format === 'quantity') return 'a quantity such as 500m or 1Gi';
  switch (schema.type) {
    case 'object':
      return 'a mapping';
    case 'array':
      return 'a list';
    case 'string':
      return 'a string';
    case 'integer':
      return 'an integer';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'int-or-string':
      return 'an integer or a string';
    case 'any':
      return 'a value';
  }
}

/** A value of another type than the schema's. `plain` is the scalar as it stands in the text, where it is not quoted. */
export function wrongType(path: Path, value: Json, schema: Schema, plain: string | undefined): Problem {
  const wants = wantedBy(schema);
  const problem = { kind: 'wrong-type', path, part: 'value', hidesRules: true } as const;
  if (takesText(schema) && plain !== undefined && value !== null && typeof value !== 'object') {
    const message: Message = speak => `${fieldName(path)} wants ${wants}, and ${unquotedText(plain, value, speak)}`;
    return { ...problem, message, fix: { set: plain, title: 'quote the value' } };
  }
  const meant = typeof value === 'string' ? unquoted(value, schema) : undefined;
  const fix = meant === undefined ? {} : { fix: { set: meant, title: 'take the quotes away' } };
  const message: Message = speak => `${fieldName(path)} wants ${wants} and has ${scalarText(value, speak)}`;
  return { ...problem, message, ...fix };
}

/** What a quoted text is without its quotes, where that is what the schema wants. */
function unquoted(text: string, { type }: Schema): Json | undefined {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return (type === 'integer' || type === 'number') && /^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined;
}

function takesText(schema: Schema): boolean {
  return schema.type === 'string' || schema.type === 'int-or-string';
}

function unquotedText(plain: string, value: Json, speak: Speak): string {
  if (speak === described) return `${characters(plain)} without quotes are ${typeNameOf(value)}`;
  return `${withoutSecrets(plain)} without quotes is ${typeNameOf(value)}`;
}

function scalarText(value: Json, speak: Speak): string {
  if (typeof value === 'object') return typeNameOf(value);
  return speak === described ? speak(value) : `${typeNameOf(value)}, ${speak(value)}`;
}

/** A field that the schema does not have. */
export function unknownField(path: Path, known: readonly string[]): Problem {
  const key = String(path.at(-1));
  const guess = nearest(key, known);
  const hint = guess === undefined ? '' : `; did you mean ${guess}?`;
  return { kind: 'unknown-field', path, part: 'key', message: `${fieldName(path)} is not a known field${hint}` };
}
