import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Quote, Style } from './print-scalar.js';
import { isSeen, printKey, printScalar } from './print-scalar.js';

/** How lines are written. */
interface Look {
  readonly quote: Quote;
  /** Texts of lines as lines; else in quotes, so that no line begins with what came from outside. */
  readonly blocks: boolean;
  /** How many levels may have lines of their own; below them indentation would outweigh the rest. */
  readonly levels: number;
}

const ofDocuments: Look = { quote: '"', blocks: true, levels: 60 };
const ofLines: Look = { quote: "'", blocks: false, levels: 60 };

/** Manifests as documents of a file. */
export function printDocuments(values: readonly Json[]): string {
  return values.map(one => `${printLines(one, 0, ofDocuments).join('\n')}\n`).join('---\n');
}

/** A value on one line, however deep it is. */
export function printFlow(value: Json, style: Style, quote?: Quote): string {
  const printed: string[] = [];
  const open: Piece[] = [{ value }];
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    if (typeof piece === 'string') printed.push(piece);
    else for (const one of piecesOf(piece.value, style, quote).toReversed()) open.push(one);
  }
  return printed.join('');
}

/** Text, or a value that is not printed yet. */
type Piece = string | { readonly value: Json };

function piecesOf(value: Json, style: Style, quote?: Quote): readonly Piece[] {
  if (isArray(value)) return ['[', ...value.flatMap((one, at) => [at === 0 ? '' : ', ', { value: one }]), ']'];
  if (!isObject(value)) return [printScalar(value, style, quote)];
  const pairs = entriesOf(value).flatMap(([key, one], at): readonly Piece[] => [
    at === 0 ? '' : ', ',
    flowKey(printKey(key, style, quote), style),
    { value: one },
  ]);
  return ['{', ...pairs, '}'];
}

function flowKey(name: string, style: Style): string {
  return style !== 'json' && name.length > longestKey ? `? ${name} : ` : `${name}: `;
}

/** YAML takes a longer key only behind a question mark: 1024 characters up to its colon. (go.yaml.in/yaml/v2 v2.4.3, scannerc.go: yaml_simple_key_is_valid) */
const longestKey = 1000;

/** A value as it stands after `key:` or `-` at an indentation: on the same line (with a blank before it), or on deeper ones. */
export function printAfter(value: Json, indent: number, lineBreak: string): string {
  if (isEmpty(value)) return ` ${printFlow(value, 'flow')}`;
  if (!isArray(value) && !isObject(value)) return ` ${printScalar(value, 'block')}`;
  return lineBreak + printLines(value, indent).join(lineBreak);
}

/** The lines of a mapping or sequence, indented; below some levels on one line. */
export function printLines(value: Json, indent: number, look = ofLines): readonly string[] {
  const blanks = ' '.repeat(indent);
  if (isArray(value)) return value.flatMap(one => itemLines(one, indent, look));
  if (!isObject(value)) return [blanks + printScalar(value, 'block', look.quote)];
  return entriesOf(value).flatMap(([key, one]) => {
    const name = printKey(key, 'block', look.quote);
    const [before, colon] =
      name.length > longestKey ? [[`${blanks}? ${name}`], `${blanks}:`] : [[], `${blanks}${name}:`];
    const lines = linesBelow(one, indent, look);
    return lines ? [...before, colon, ...lines] : [...before, ...lineAfter(`${colon} `, one, indent, look)];
  });
}

/** An item's first line stands behind its dash. */
function itemLines(item: Json, indent: number, look: Look): readonly string[] {
  const dash = `${' '.repeat(indent)}- `;
  const [first, ...others] = linesBelow(item, indent, look) ?? [];
  return first === undefined ? lineAfter(dash, item, indent, look) : [dash + first.trimStart(), ...others];
}

function linesBelow(value: Json, indent: number, look: Look): readonly string[] | undefined {
  const nested = (isArray(value) || isObject(value)) && !isEmpty(value);
  return nested && look.levels > 1 ? printLines(value, indent + 2, { ...look, levels: look.levels - 1 }) : undefined;
}

/** A scalar behind its key or dash, or what has no lines of its own; a text of lines on the lines below. */
function lineAfter(before: string, value: Json, indent: number, { quote, blocks }: Look): readonly string[] {
  if (isArray(value) || isObject(value)) return [before + printFlow(value, 'flow', quote)];
  if (!blocks || typeof value !== 'string' || !isText(value)) return [before + printScalar(value, 'block', quote)];
  const ends = value.endsWith('\n');
  const lines = (ends ? value.slice(0, -1) : value).split('\n');
  return [`${before}${ends ? '|' : '|-'}`, ...lines.map(line => (line === '' ? '' : ' '.repeat(indent + 2) + line))];
}

/** Lines of text that a person wants to read as lines, and that a block scalar can say. */
function isText(text: string): boolean {
  return (
    /^[!-~][ -~\u00a1-\ud7ff]*\n/.test(text) &&
    /^[\n -~\u00a1-\ud7ff]*$/.test(text) &&
    !text.endsWith('\n\n') &&
    text.split('\n').every(isSeen)
  );
}

function isEmpty(value: Json): boolean {
  return isArray(value) ? value.length === 0 : isObject(value) && entriesOf(value).length === 0;
}

/** What is undefined is not there. */
function entriesOf(mapping: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(mapping).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}
