import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import { commandBracket, unseen } from '#model/unseen.js';
import { readPlain, readPlainKey } from './scalars.js';

/** How a value is written into a text: on lines of their own, in brackets, or as JSON. */
export type Style = 'block' | 'flow' | 'json';

/** A scalar in a style: plain where it reads back as what it is, else in quotes. */
export function printScalar(value: null | boolean | number | string, style: Style): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (style !== 'json' && isPlain(value, style) && readPlain(value) === value) return value;
  return printQuoted(value, style === 'json' ? '"' : "'");
}

export function printKey(key: string, style: Style): string {
  if (style !== 'json' && isPlain(key, style) && readPlainKey(key) === key && key !== '<<') return key;
  return printQuoted(key, style === 'json' ? '"' : "'");
}

/** In single quotes where these suffice and are wished, else in double quotes. */
export function printQuoted(text: string, quote: '"' | "'"): string {
  if (quote === "'" && /^[\x20-\x7e\xa0-\ud7ff]*$/.test(text) && text.search(escaped) < 0)
    return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(escaped, sign => escapeOf(sign, quote));
}

/** What JSON lets stand and YAML does not, or reads as a line break; what a reader does not see; the bracket of `##[`. */
const escaped = new RegExp(`[\\ufffe\\uffff]|${unseen.source}|${commandBracket.source}`, 'gu');

/** A sign beyond the sixteen bits has an escape of its own in YAML, and none that both know. */
function escapeOf(sign: string, quote: '"' | "'"): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return quote === '"' ? sign : `\\U${code.toString(16).padStart(8, '0')}`;
}

/** A value on one line. */
export function printFlow(value: Json, style: Style): string {
  if (isArray(value)) return `[${value.map(one => printFlow(one, style)).join(', ')}]`;
  if (!isObject(value)) return printScalar(value, style);
  const pairs = Object.entries(value).map(([key, one]) => `${printKey(key, style)}: ${printFlow(one ?? null, style)}`);
  return `{${pairs.join(', ')}}`;
}

/** A value as it stands after `key:` or `-` at an indentation: on the same line (with a blank before it), or on deeper ones. */
export function printAfter(value: Json, indent: number, lineBreak: string): string {
  if (isEmpty(value)) return ` ${printFlow(value, 'flow')}`;
  if (!isArray(value) && !isObject(value)) return ` ${printScalar(value, 'block')}`;
  return lineBreak + printLines(value, indent).join(lineBreak);
}

/** The lines of a mapping or sequence, indented. */
export function printLines(value: Json, indent: number): readonly string[] {
  const blanks = ' '.repeat(indent);
  if (isArray(value)) {
    return value.flatMap(one => {
      const [first = '', ...rest] = nested(one) ? printLines(one, indent + 2) : [printFlow(one, 'flow')];
      return [`${blanks}- ${first.trimStart()}`, ...rest];
    });
  }
  if (!isObject(value)) return [blanks + printScalar(value, 'block')];
  return Object.entries(value).flatMap(([key, one]) => {
    const name = `${blanks}${printKey(key, 'block')}:`;
    return one !== undefined && nested(one)
      ? [name, ...printLines(one, indent + 2)]
      : [`${name} ${printFlow(one ?? null, 'flow')}`];
  });
}

function nested(value: Json): boolean {
  return (isArray(value) || isObject(value)) && !isEmpty(value);
}

function isEmpty(value: Json): boolean {
  return isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

/** Words of letters, digits and a few signs that begin nothing else, with single blanks between them; a colon inside a word only. */
function isPlain(text: string, style: Style): boolean {
  return (style === 'block' ? blockPlain : flowPlain).test(text) && text.length < 1000;
}

const blockPlain =
  /^[\w/.]([\w/.@+=$%~*()<>,;-]|:(?=[\w/]))*( [\w/.@+=$%~*()<>,;-]([\w/.@+=$%~*()<>,;-]|:(?=[\w/]))*)*$/;
const flowPlain = /^[\w/.]([\w/.@+=$%~*()<>;-]|:(?=[\w/]))*$/;
