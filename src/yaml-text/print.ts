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
  const [keys, texts] = [new Map<string, string>(), new Map<string, string>()];
  return values
    .map(one => {
      const page: Page = { ...ofDocuments, lines: [], keys, texts };
      addLines(one, 0, page);
      return `${page.lines.join('\n')}\n`;
    })
    .join('---\n');
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
  const lines: string[] = [];
  addLines(value, indent, { ...look, lines, keys: new Map(), texts: new Map() });
  return lines;
}

/** The lines that are there, to which all others are added: lists of lists would be copied once a level. */
interface Page extends Look {
  readonly lines: string[];
  /** Keys and texts as they are printed: few stand in many places. */
  readonly keys: Map<string, string>;
  readonly texts: Map<string, string>;
}

/** Where the lines of a mapping or sequence stand. */
interface Place {
  readonly indent: number;
  readonly blanks: string;
  readonly level: number;
}

function addLines(value: Json, indent: number, page: Page, level = 1): void {
  const place: Place = { indent, blanks: ' '.repeat(indent), level };
  if (isArray(value)) {
    for (const one of value) addItem(one, place, page);
    return;
  }
  if (!isObject(value)) {
    page.lines.push(place.blanks + printScalar(value, 'block', page.quote));
    return;
  }
  for (const key of Object.keys(value)) {
    const one = value[key];
    if (one !== undefined) addPair(printedKey(key, page), one, place, page);
  }
}

function printedKey(key: string, { keys, quote }: Page): string {
  const known = keys.get(key);
  if (known !== undefined) return known;
  const printed = printKey(key, 'block', quote);
  keys.set(key, printed);
  return printed;
}

function addPair(name: string, value: Json, { indent, blanks, level }: Place, page: Page): void {
  const isLong = name.length > longestKey;
  if (isLong) page.lines.push(`${blanks}? ${name}`);
  const colon = isLong ? `${blanks}:` : `${blanks}${name}:`;
  if (hasLines(value, page, level)) {
    page.lines.push(colon);
    addLines(value, indent + 2, page, level + 1);
    return;
  }
  addScalar(`${colon} `, value, indent, page);
}

/** An item's first line stands behind its dash. */
function addItem(item: Json, { indent, blanks, level }: Place, page: Page): void {
  const { lines } = page;
  if (!hasLines(item, page, level)) {
    addScalar(`${blanks}- `, item, indent, page);
    return;
  }
  const at = lines.length;
  addLines(item, indent + 2, page, level + 1);
  lines[at] = `${blanks}- ${(lines[at] ?? '').trimStart()}`;
}

function hasLines(value: Json, { levels }: Look, level: number): boolean {
  return level < levels && (isArray(value) || isObject(value)) && !isEmpty(value);
}

/** A scalar behind its key or dash, or what has no lines of its own; a text of lines on the lines below. */
function addScalar(before: string, value: Json, indent: number, page: Page): void {
  const { quote, blocks, lines } = page;
  if (isArray(value) || isObject(value)) lines.push(before + printFlow(value, 'flow', quote));
  else if (typeof value !== 'string') lines.push(before + printScalar(value, 'block', quote));
  else if (blocks && isText(value)) addText(before, value, indent, lines);
  else lines.push(before + textPrinted(value, page));
}

function textPrinted(text: string, { texts, quote }: Page): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  const printed = printScalar(text, 'block', quote);
  texts.set(text, printed);
  return printed;
}

function addText(before: string, value: string, indent: number, lines: string[]): void {
  const ends = value.endsWith('\n');
  lines.push(`${before}${ends ? '|' : '|-'}`);
  for (const line of (ends ? value.slice(0, -1) : value).split('\n'))
    lines.push(line === '' ? '' : ' '.repeat(indent + 2) + line);
}

/** Lines of text that a person wants to read as lines, and that a block scalar can say. */
function isText(text: string): boolean {
  return (
    text.includes('\n') &&
    /^[!-~][ -~\u00a1-\ud7ff]*\n/.test(text) &&
    /^[\n -~\u00a1-\ud7ff]*$/.test(text) &&
    !text.endsWith('\n\n') &&
    text.split('\n').every(isSeen)
  );
}

function isEmpty(value: Json): boolean {
  if (isArray(value)) return value.length === 0;
  return isObject(value) && !Object.values(value).some(one => one !== undefined);
}

/** What is undefined is not there. */
function entriesOf(mapping: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(mapping).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}
