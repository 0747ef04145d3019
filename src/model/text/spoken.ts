import { withoutSecrets } from './confidential-text.js';
import type { Json } from '../json.js';
import { isArray } from '../json.js';

/** Speaks of a value in a message. */
export type Speak = (value: Json | undefined) => string;

/** A value in a message, cut where it is long and without what is confidential in any text. */
export function quoted(value: Json | undefined): string {
  if (typeof value === 'object' && value !== null) return isArray(value) ? 'a list' : 'a mapping';
  const text = JSON.stringify(typeof value === 'string' ? withoutSecrets(value) : (value ?? null));
  return text.length > 80 ? `${text.slice(0, 76)}…"` : text;
}

/** A confidential value in a message: its kind and its length. */
export function described(value: Json | undefined): string {
  if (typeof value === 'string') return `a string of ${characters(value)}`;
  if (typeof value === 'number')
    return `${Number.isInteger(value) ? 'an integer' : 'a number'} of ${characters(String(value))}`;
  if (typeof value === 'boolean') return 'a boolean';
  return value === null || value === undefined ? 'null' : isArray(value) ? 'a list' : 'a mapping';
}

/** `1 character`, `19 characters` */
export function characters(text: string): string {
  return text.length === 1 ? '1 character' : `${text.length} characters`;
}
