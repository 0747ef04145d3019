import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import { commandBracket, unseen } from '#model/text/unseen.js';
import { readPlain, readPlainKey } from './read-plain.js';

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

/** A value on one line, however deep it is. */
export function printFlow(value: Json, style: Style): string {
  const printed: string[] = [];
  const open: Piece[] = [{ value }];
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    if (typeof piece === 'string') printed.push(piece);
    else for (const one of piecesOf(piece.value, style).toReversed()) open.push(one);
  }
  return printed.join('');
}

/** Text, or a value that is not printed yet. */
type Piece = string | { readonly value: Json };

function piecesOf(value: Json, style: Style): readonly Piece[] {
  if (isArray(value)) return ['[', ...value.flatMap((one, at) => [at === 0 ? '' : ', ', { value: one }]), ']'];
  if (!isObject(value)) return [printScalar(value, style)];
  const pairs = Object.entries(value).flatMap(([key, one], at): readonly Piece[] => [
    at === 0 ? '' : ', ',
    flowKey(printKey(key, style), style),
    { value: one ?? null },
  ]);
  return ['{', ...pairs, '}'];
}

function flowKey(name: string, style: Style): string {
  return style !== 'json' && name.length > longestKey ? `? ${name} : ` : `${name}: `;
}

/** YAML takes a longer key only behind a question mark: 1024 characters up to its colon. (go.yaml.in/yaml/v2 v2.4.3, scannerc.go: yaml_simple_key_is_valid) */
const longestKey = 1000;

/** From so many levels on a value stands on one line: indentation would outweigh it. */
const indented = 60;

/** A value as it stands after `key:` or `-` at an indentation: on the same line (with a blank before it), or on deeper ones. */
export function printAfter(value: Json, indent: number, lineBreak: string): string {
  if (isEmpty(value)) return ` ${printFlow(value, 'flow')}`;
  if (!isArray(value) && !isObject(value)) return ` ${printScalar(value, 'block')}`;
  return lineBreak + printLines(value, indent).join(lineBreak);
}

/** The lines of a mapping or sequence, indented; below some levels on one line. */
export function printLines(value: Json, indent: number, levels = indented): readonly string[] {
  const blanks = ' '.repeat(indent);
  const below = (one: Json | undefined): readonly string[] | undefined =>
    one !== undefined && levels > 1 && nested(one) ? printLines(one, indent + 2, levels - 1) : undefined;
  if (isArray(value)) {
    return value.flatMap(one => {
      const [first = '', ...rest] = below(one) ?? [printFlow(one, 'flow')];
      return [`${blanks}- ${first.trimStart()}`, ...rest];
    });
  }
  if (!isObject(value)) return [blanks + printScalar(value, 'block')];
  return Object.entries(value).flatMap(([key, one]) => {
    const name = printKey(key, 'block');
    const [before, colon] =
      name.length > longestKey ? [[`${blanks}? ${name}`], `${blanks}:`] : [[], `${blanks}${name}:`];
    const lines = below(one);
    return lines ? [...before, colon, ...lines] : [...before, `${colon} ${printFlow(one ?? null, 'flow')}`];
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
