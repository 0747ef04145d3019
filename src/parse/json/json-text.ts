import { addKey, addValue, close, open } from '../yaml/composer/compose.js';
import type { Composer } from '../yaml/composer/composer.js';
import { deepest, dropRows, newComposer } from '../yaml/composer/composer.js';
import type { NodeKind, ReadDocument, Rows } from '../tree.js';
import { nodeKinds } from '../tree.js';

/** A JSON value that was read, and the offset after it. */
export interface JsonReading {
  readonly read: ReadDocument;
  readonly end: number;
}

/**
 * Reads the JSON value that begins with the next brace. Undefined where the text is not JSON: kubectl then reads it as YAML,
 * which is stricter with escapes and laxer with commas and comments. (apimachinery v0.36.3, util/yaml: YAMLOrJSONDecoder)
 */
export function readJson(text: string, start: number, end: number, rows: Rows): JsonReading | undefined {
  const composer = newComposer(rows, text);
  const cursor: Cursor = { text, end, at: start, composer, sound: true };
  do readValue(cursor);
  while (cursor.sound && composer.top);
  if (!cursor.sound || composer.fault !== undefined || composer.value === undefined) {
    dropRows(composer);
    return undefined;
  }
  const { value, repeated, root } = composer;
  return { read: { value, tree: { rows, root }, repeated, comments: [] }, end: cursor.at };
}

interface Cursor {
  readonly text: string;
  readonly end: number;
  readonly composer: Composer;
  at: number;
  sound: boolean;
}

/** A value, and the brackets, commas and keys that follow it up to the next value. */
function readValue(cursor: Cursor): void {
  const sign = nextSign(cursor);
  if (sign === '{') readOpening(cursor, nodeKinds.flowMapping, '}');
  else if (sign === '[') readOpening(cursor, nodeKinds.flowSequence, ']');
  else {
    readScalar(cursor, sign);
    goOn(cursor);
  }
}

function readOpening(cursor: Cursor, kind: NodeKind, closing: string): void {
  open(cursor.composer, kind, cursor.at++);
  // Deeper JSON is left to the reader of YAML, which says where it gets too deep.
  if (cursor.composer.frames.length > deepest) cursor.sound = false;
  if (nextSign(cursor) === closing) {
    close(cursor.composer, ++cursor.at);
    goOn(cursor);
  } else if (kind === nodeKinds.flowMapping) readKey(cursor);
}

/** After a value: closing brackets, then a comma, and the key where one is due. */
function goOn(cursor: Cursor): void {
  const { composer } = cursor;
  while (cursor.sound && composer.top) {
    const closing = composer.top.items ? ']' : '}';
    const sign = nextSign(cursor);
    cursor.at++;
    if (sign === closing) close(composer, cursor.at);
    else if (sign === ',') {
      if (closing === '}') readKey(cursor);
      return;
    } else cursor.sound = false;
  }
}

function readKey(cursor: Cursor): void {
  nextSign(cursor);
  const { at } = cursor;
  const key = stringAt(cursor);
  if (key !== undefined) addKey(cursor.composer, nodeKinds.quoted, at, cursor.at, key);
  if (key === undefined || nextSign(cursor) !== ':') cursor.sound = false;
  cursor.at++;
}

function readScalar(cursor: Cursor, sign: string): void {
  const { at, composer } = cursor;
  if (sign === '"') {
    const text = stringAt(cursor);
    if (text === undefined) cursor.sound = false;
    else addValue(composer, nodeKinds.quoted, at, cursor.at, text);
    return;
  }
  words.lastIndex = at;
  const word = words.exec(cursor.text)?.[0];
  cursor.at += word?.length ?? 0;
  if (word === undefined || cursor.at > cursor.end || !isSafe(word)) cursor.sound = false;
  else addValue(composer, nodeKinds.plain, at, cursor.at, word);
}

/** A number out of range is no number that JSON can keep. */
function isSafe(word: string): boolean {
  return /^[a-z]/.test(word) || Number.isFinite(Number(word));
}

const words = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.+-])/y;
function stringAt(cursor: Cursor): string | undefined {
  const { text, at } = cursor;
  const to = endOfString(cursor);
  if (to === undefined) return undefined;
  cursor.at = to;
  const quoted = text.slice(at, to);
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string; // a JSON string reads as a string
  } catch {
    return undefined;
  }
}

/** The offset after the closing quote; undefined where no string stands, or a line break or control character is in it. */
function endOfString({ text, at, end }: Cursor): number | undefined {
  if (text.charCodeAt(at) !== 34) return undefined;
  for (let to = at + 1; to < end; to++) {
    const code = text.charCodeAt(to);
    if (code === 34) return to + 1;
    if (code < 32) return undefined;
    if (code === 92) to++;
  }
  return undefined;
}

/** Goes over blanks; gives the sign that stands there, '' at the end. */
function nextSign(cursor: Cursor): string {
  for (; cursor.at < cursor.end; cursor.at++) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return cursor.text.charAt(cursor.at);
  }
  return '';
}
