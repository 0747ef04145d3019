import type { Json } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { Composer, Frame, Key } from './composer.js';
import { addFault, addRow } from './composer.js';
import { readPlain, readPlainKey } from './scalars.js';
import { readTagged } from './tags.js';
import type { NodeKind } from './tree.js';
import { columns, nodeKinds, rowLength } from './tree.js';

/** A scalar as the reader found it: where it stands, what it says, and its properties. */
export interface ScalarEvent {
  readonly kind: NodeKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
}

/** A scalar: a key where a mapping awaits one, else a value. */
export function addScalar(composer: Composer, event: ScalarEvent): void {
  composer.decoded++;
  const frame = top(composer);
  if (frame?.mapping && !frame.key) {
    addKey(composer, frame, event);
    return;
  }
  const value = scalarValue(composer, event);
  const row = addRow(composer, event.kind, event.start, event.end);
  if (event.anchor !== undefined) {
    composer.anchors.set(event.anchor, { row, open: false, value, key: keyText(event), size: 1 });
  }
  put(composer, value, row);
}

/** The beginning of a mapping or sequence. */
export function open(composer: Composer, kind: NodeKind, start: number, anchor: string | undefined): void {
  const frame = top(composer);
  if (frame?.mapping && !frame.key) {
    addFault(
      composer,
      start,
      start + 1,
      'a mapping or sequence stands where a key has to be text',
      'put the key in quotes',
    );
  }
  const decodedBefore = composer.decoded++;
  const row = addRow(composer, kind, start, start);
  const isMapping = kind === nodeKinds.mapping || kind === nodeKinds.flowMapping;
  const opened: Frame = {
    row,
    mapping: isMapping ? {} : undefined,
    items: [],
    anchor,
    decodedBefore,
    key: undefined,
    merged: undefined,
  };
  if (anchor !== undefined) composer.anchors.set(anchor, { row, open: true, value: null, key: undefined, size: 0 });
  composer.frames.push(opened);
}

/** The end of the mapping or sequence that was opened last. */
export function close(composer: Composer, end: number): void {
  const frame = composer.frames.pop();
  if (!frame) return;
  composer.rows[frame.row * rowLength + columns.end] = end;
  composer.rows[frame.row * rowLength + columns.next] = composer.count;
  const value = frame.mapping ?? frame.items;
  if (frame.anchor !== undefined) {
    const size = composer.decoded - frame.decodedBefore;
    composer.anchors.set(frame.anchor, { row: frame.row, open: false, value, key: undefined, size });
  }
  put(composer, value, frame.row);
}

/** `*name`: the node of that name once more, as key or as value. */
export function addAlias(composer: Composer, name: string, start: number, end: number): void {
  const anchor = composer.anchors.get(name);
  if (!anchor) {
    addFault(composer, start, end, `no anchor &${name} stands before the alias *${name}`);
    return;
  }
  if (anchor.open) {
    addFault(composer, start, end, `the anchor &${name} holds itself`);
    return;
  }
  composer.decoded += 1 + anchor.size;
  composer.aliased += anchor.size;
  if (isExcessive(composer)) {
    const hint = 'write the repeated parts out, or leave them away';
    addFault(composer, start, end, 'aliases repeat so much of the document that kubectl refuses it', hint);
    return;
  }
  const frame = top(composer);
  if (frame?.mapping && !frame.key) {
    if (anchor.key === undefined) addFault(composer, start, end, 'an alias stands where a key has to be text');
    frame.key = { text: anchor.key ?? '', start, end };
    return;
  }
  const row = addRow(composer, nodeKinds.alias, start, end);
  composer.rows[row * rowLength + columns.target] = anchor.row;
  put(composer, anchor.value, row);
}

function top(composer: Composer): Frame | undefined {
  return composer.frames[composer.frames.length - 1];
}

/** More than this share of decodings inside aliases is refused. (go.yaml.in/yaml/v2 v2.4.3, decode.go: allowedAliasRatio) */
function isExcessive({ decoded, aliased }: Composer): boolean {
  if (aliased <= 100 || decoded <= 1000) return false;
  const allowed = 0.99 - 0.89 * Math.min(1, Math.max(0, (decoded - 400_000) / 3_600_000));
  return aliased / decoded > allowed;
}

function scalarValue(composer: Composer, { kind, text, tag, start, end }: ScalarEvent): Json {
  if (tag !== undefined) {
    const read = readTagged(tag, text);
    if (read.fault !== undefined) addFault(composer, start, end, read.fault);
    return read.value;
  }
  if (kind !== nodeKinds.plain && kind !== nodeKinds.empty) return text;
  const value = readPlain(text);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    addFault(
      composer,
      start,
      end,
      `${text} is a number that JSON cannot say`,
      'put it in quotes if it is meant as text',
    );
  }
  return value;
}

function keyText({ kind, text, tag }: ScalarEvent): string | undefined {
  if (tag !== undefined) {
    const { value } = readTagged(tag, text);
    return value === null ? undefined : typeof value === 'string' ? value : readPlainKey(text);
  }
  return kind === nodeKinds.plain || kind === nodeKinds.empty ? readPlainKey(text) : text;
}

function addKey(composer: Composer, frame: Frame, event: ScalarEvent): void {
  const { start, end, anchor, kind, text, tag } = event;
  const merges = text === '<<' && kind === nodeKinds.plain && (tag === undefined || tag === 'tag:yaml.org,2002:merge');
  const key = merges ? undefined : keyText(event);
  if (!merges && key === undefined) {
    addFault(
      composer,
      start,
      end,
      `${text === '' ? 'nothing' : text} stands where a key has to be text`,
      'put the key in quotes',
    );
  }
  if (anchor !== undefined) composer.anchors.set(anchor, { row: -1, open: false, value: key ?? null, key, size: 1 });
  frame.key = { text: key, start, end };
}

/** Puts a finished node where it belongs. */
function put(composer: Composer, value: Json, row: number): void {
  const frame = top(composer);
  if (!frame) {
    composer.value = value;
    return;
  }
  if (!frame.mapping) {
    frame.items.push(value);
    return;
  }
  const { key } = frame;
  frame.key = undefined;
  if (!key) return;
  if (key.text === undefined) merge(composer, frame, value, key, row);
  else set(composer, frame.mapping, key.text, value, key, frame);
}

function set(
  composer: Composer,
  mapping: Record<string, Json>,
  name: string,
  value: Json,
  key: Key,
  frame: Frame,
): void {
  if (Object.hasOwn(mapping, name) && !frame.merged?.delete(name)) {
    composer.repeated.push({ path: [...pathOf(composer), name], start: key.start, end: key.end });
  }
  assign(mapping, name, value);
}

/** `<<` sets the keys of a mapping, or of several of which the first counts most, over those that stand before it. */
function merge(composer: Composer, frame: Frame, value: Json, key: Key, row: number): void {
  const kind = composer.rows[row * rowLength + columns.kind];
  const sources = Array.isArray(value) && kind !== nodeKinds.alias ? value.toReversed() : [value];
  for (const source of sources as readonly Json[]) {
    if (!isObject(source)) {
      addFault(composer, key.start, key.end, '<< takes a mapping, or a list of mappings');
      return;
    }
    for (const name of Object.keys(source)) {
      frame.merged ??= new Set();
      frame.merged.add(name);
      if (frame.mapping) assign(frame.mapping, name, source[name] ?? null);
    }
  }
}

/** Sets an own property, whatever its name. */
function assign(mapping: Record<string, Json>, name: string, value: Json): void {
  if (name === '__proto__') {
    Object.defineProperty(mapping, name, { value, writable: true, enumerable: true, configurable: true });
  } else mapping[name] = value;
}

function pathOf({ frames }: Composer): readonly (string | number)[] {
  return frames.slice(0, -1).map(frame => (frame.mapping ? (frame.key?.text ?? '<<') : frame.items.length));
}
