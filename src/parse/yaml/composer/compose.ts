import type { Json } from '#model/json.js';
import type { Composer, Frame } from './composer.js';
import { addFault, addLevels, addRow, setColumn } from './composer.js';
import { put, putKey } from './mappings.js';
import { readPlain, readPlainKey } from '#yaml-text/read-plain.js';
import { spokenText } from '../../spoken-text.js';
import { readTagged } from './tags.js';
import type { NodeKind } from '../../tree.js';
import { columns, nodeKinds } from '../../tree.js';

/** What a scalar says, how it is written, and where. */
interface Scalar {
  readonly style: NodeKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A scalar that nobody wrote. */
export function nothingAt(offset: number): Scalar {
  return { style: nodeKinds.empty, start: offset, end: offset, text: '' };
}

/** A scalar with its properties: a key where a mapping awaits one, else a value. */
export function addScalar(
  composer: Composer,
  { style: kind, start, end, text }: Scalar,
  tag?: string,
  anchor?: string,
): void {
  if (tag === undefined && anchor === undefined) {
    if (awaitsKey(composer.top)) addKey(composer, kind, start, end, text);
    else addValue(composer, kind, start, end, text);
    return;
  }
  composer.decoded++;
  const key = mappingKey(kind, text, tag);
  if (awaitsKey(composer.top)) {
    const merges = isMerge(kind, text, tag);
    if (!merges && key === undefined) failKey(composer, start, end, text);
    if (anchor !== undefined)
      composer.anchors.set(anchor, { row: -1, open: false, value: key ?? null, key, size: 1, height: 0 });
    putKey(composer.top, merges ? undefined : key, start, end, false);
    return;
  }
  const value =
    tag === undefined ? valueOf(composer, kind, start, end, text) : taggedValue(composer, start, end, text, tag);
  const row = addRow(composer, kind, start, end);
  if (anchor !== undefined) composer.anchors.set(anchor, { row, open: false, value, key, size: 1, height: 0 });
  put(composer, value, row);
}

/** A key without tag or anchor. */
export function addKey(composer: Composer, kind: NodeKind, start: number, end: number, text: string): void {
  const { top } = composer;
  if (!top) return;
  composer.decoded++;
  const merges = isMerge(kind, text, undefined);
  const plain = kind === nodeKinds.plain || kind === nodeKinds.empty;
  const converted = plain && typeof readPlain(text) !== 'string';
  const key = converted ? readPlainKey(text) : text;
  if (key === undefined) failKey(composer, start, end, text);
  putKey(top, merges ? undefined : (key ?? ''), start, end, converted);
}

/** A value without tag or anchor. */
export function addValue(composer: Composer, kind: NodeKind, start: number, end: number, text: string): void {
  composer.decoded++;
  put(composer, valueOf(composer, kind, start, end, text), addRow(composer, kind, start, end));
}

/** The beginning of a mapping or sequence. */
export function open(composer: Composer, kind: NodeKind, start: number, anchor?: string): void {
  if (awaitsKey(composer.top)) {
    const hint = 'put the key in quotes; if braces of a template stand here, render the template first';
    addFault(composer, start, start + 1, 'a mapping or sequence stands where a key has to be text', hint);
  }
  const decodedBefore = composer.decoded++;
  const row = addRow(composer, kind, start, start);
  const isMapping = kind === nodeKinds.mapping || kind === nodeKinds.flowMapping;
  const opened: Frame = {
    row,
    mapping: isMapping ? {} : undefined,
    items: isMapping ? undefined : [],
    anchor,
    decodedBefore,
    height: 0,
    awaitsValue: false,
    key: undefined,
    converted: false,
    keyStart: -1,
    keyEnd: -1,
    convertedKeys: undefined,
    merged: undefined,
  };
  if (anchor !== undefined)
    composer.anchors.set(anchor, { row, open: true, value: null, key: undefined, size: 0, height: 0 });
  addLevels(composer, 1, start, start + 1);
  composer.frames.push(opened);
  composer.top = opened;
}

/** The end of the mapping or sequence that was opened last. */
export function close(composer: Composer, end: number): void {
  const frame = composer.frames.pop();
  if (!frame) return;
  composer.top = composer.frames[composer.frames.length - 1];
  setColumn(composer, frame.row, columns.end, end);
  setColumn(composer, frame.row, columns.next, composer.rows.keys.length);
  const height = frame.height + 1;
  if (composer.top && height > composer.top.height) composer.top.height = height;
  const value = frame.mapping ?? frame.items ?? [];
  if (frame.anchor !== undefined && composer.anchors.get(frame.anchor)?.row === frame.row) {
    const size = composer.decoded - frame.decodedBefore;
    composer.anchors.set(frame.anchor, {
      row: frame.row,
      open: false,
      value,
      key: undefined,
      size,
      height,
    });
  }
  put(composer, value, frame.row);
}

function awaitsKey(frame: Frame | undefined): frame is Frame {
  return frame?.mapping !== undefined && !frame.awaitsValue;
}

/** (go.yaml.in/yaml/v2 v2.4.3, decode.go: isMerge) */
function isMerge(kind: NodeKind, text: string, tag: string | undefined): boolean {
  if (text !== '<<') return false;
  return tag === undefined ? kind === nodeKinds.plain : tag === '!' || tag === 'tag:yaml.org,2002:merge';
}

function valueOf(composer: Composer, kind: NodeKind, start: number, end: number, text: string): Json {
  if (kind !== nodeKinds.plain && kind !== nodeKinds.empty) return text;
  const value = readPlain(text);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    addFault(
      composer,
      start,
      end,
      `${spokenText(composer.source, text, 'this')} is a number that JSON cannot say`,
      'put it in quotes if it is meant as text',
    );
  }
  return value;
}

function taggedValue(composer: Composer, start: number, end: number, text: string, tag: string): Json {
  const { value, fault } = readTagged(tag, text);
  if (fault !== undefined) addFault(composer, start, end, `${spokenText(composer.source, text, 'the value')} ${fault}`);
  return value;
}

function mappingKey(kind: NodeKind, text: string, tag: string | undefined): string | undefined {
  if (tag === undefined) return kind === nodeKinds.plain || kind === nodeKinds.empty ? readPlainKey(text) : text;
  const { value } = readTagged(tag, text);
  return value === null || typeof value === 'string' ? (value ?? undefined) : readPlainKey(text);
}

function failKey(composer: Composer, start: number, end: number, text: string): void {
  const what = text === '' ? 'nothing' : spokenText(composer.source, text, 'what is no text');
  addFault(composer, start, end, `${what} stands where a key has to be text`, 'put the key in quotes');
}
