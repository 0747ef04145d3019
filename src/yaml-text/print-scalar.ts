import { commandBracket, unseen } from '#model/text/unseen.js';
import type { Scalar } from './read-plain.js';
import { readPlain, readPlainKey } from './read-plain.js';

/** How a value is written into a text: on lines of their own, in brackets, or as JSON. */
export type Style = 'block' | 'flow' | 'json';

/** The quotes of a text that cannot stand without: single ones only where these suffice. */
export type Quote = '"' | "'";

/** A scalar in a style: plain where every parser reads it as what it is, else in quotes. */
export function printScalar(value: Scalar, style: Style, quote: Quote = "'"): string {
  if (typeof value === 'number') return style === 'json' ? JSON.stringify(value) : numberText(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  return isPlain(value, style) && readPlain(value) === value ? value : quoted(value, style, quote);
}

export function printKey(key: string, style: Style, quote: Quote = "'"): string {
  return isPlain(key, style) && readPlainKey(key) === key ? key : quoted(key, style, quote);
}

/** A text in quotes that stood there: double ones may be JSON's. */
export function printQuoted(text: string, quote: Quote): string {
  return quoted(text, quote === '"' ? 'json' : 'block', quote);
}

/** JSON's quotes are YAML's, but for what `escaped` names. */
function quoted(text: string, style: Style, quote: Quote): string {
  if (style !== 'json' && quote === "'" && /^[\x20-\x7e\xa0-\ud7ff]*$/.test(text) && isSeen(text))
    return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(escaped, sign => escapeOf(sign, style));
}

/** What JSON lets stand and YAML does not, or reads as a line break; what a reader does not see; the bracket of `##[`. */
const escaped = new RegExp(`[\\ufffe\\uffff]|${unseen.source}|${commandBracket.source}`, 'gu');

/** Whether a line may stand as it is, with nothing to be escaped. */
export function isSeen(line: string): boolean {
  return line.search(escaped) < 0;
}

/** A sign beyond the sixteen bits has an escape of its own in YAML, and none that both know. */
function escapeOf(sign: string, style: Style): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return style === 'json' ? sign : `\\U${code.toString(16).padStart(8, '0')}`;
}

/** YAML 1.1 wants a dot in a number with an exponent. (yaml.org/type/float.html) */
function numberText(value: number): string {
  const text = JSON.stringify(value);
  return /^-?\d+e/.test(text) ? text.replace('e', '.0e') : text;
}

/**
 * Whether a text may stand without quotes: names, paths, images, flags, quantities, words. What one parser or another takes for
 * a number, a date, a time or a boolean, by YAML 1.1 or 1.2, may not.
 */
function isPlain(text: string, style: Style): boolean {
  if (style === 'json' || text.length >= longestPlain || words.has(text.toLowerCase())) return false;
  return quantity.test(text) || (style === 'block' ? blockPlain : flowPlain).test(text);
}

/** A longer text would have its patterns go too deep. */
const longestPlain = 1000;

const words = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);
const quantity = /^\d+(?:m|k|M|G|T|Ki|Mi|Gi|Ti|%)$/;

/** Words of letters, digits and signs that begin nothing else, with single blanks between them; a colon inside a word only. */
const blockPlain =
  /^(?:--(?=[A-Za-z])|\.{0,2}(?=\/)|(?=[A-Za-z_]))(?:[\w/.@+=$%~*()<>,;-]|:(?=[\w/]))+(?: (?:[\w/.@+=$%~*()<>,;-]|:(?=[\w/]))+)*$/;
const flowPlain = /^(?:--(?=[A-Za-z])|\.{0,2}(?=\/)|(?=[A-Za-z_]))(?:[\w/.@+=$%~*()<>;-]|:(?=[\w/]))+$/;
