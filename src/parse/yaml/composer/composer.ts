import type { Json } from '#model/json.js';
import type { YamlFault, NodeKind, Rows } from '../../tree.js';
import { columns, rowLength } from '../../tree.js';

/** A document in the making: the rows so far, what is open, what is named. The only thing of this room that changes. */
export interface Composer {
  /** The text of the file. */
  readonly source: string;
  readonly rows: Rows;
  /** The row of the document's root. */
  readonly root: number;
  readonly frames: Frame[];
  /** The innermost open collection. */
  top: Frame | undefined;
  readonly anchors: Map<string, Anchor>;
  readonly repeated: Repeated[];
  value: Json | undefined;
  fault: YamlFault | undefined;
  /** How often kubectl would decode a node, and how often of that inside an alias. */
  decoded: number;
  aliased: number;
}

export interface Repeated {
  readonly path: readonly (string | number)[];
  readonly start: number;
  readonly end: number;
}

/** A mapping or sequence that is not closed yet. Of a mapping: the key whose value is awaited. */
export interface Frame {
  readonly row: number;
  readonly mapping: Record<string, Json> | undefined;
  readonly items: Json[] | undefined;
  readonly anchor: string | undefined;
  readonly decodedBefore: number;
  /** How many levels lie in it so far. */
  height: number;
  awaitsValue: boolean;
  /** Undefined for a merge. */
  key: string | undefined;
  /** The key was written as a number or a boolean. */
  converted: boolean;
  keyStart: number;
  keyEnd: number;
  convertedKeys: Set<string> | undefined;
  /** Keys that a merge brought: to override them is no repetition. */
  merged: Set<string> | undefined;
}

/** A node with a name. An alias to a node that is still open would hold itself. */
export interface Anchor {
  readonly row: number;
  readonly open: boolean;
  readonly value: Json;
  /** The node as a mapping's key. */
  readonly key: string | undefined;
  /** Decodings of the node and all in it. */
  readonly size: number;
  /** How many levels of mappings and sequences it holds, itself included. */
  readonly height: number;
}

export function newComposer(rows: Rows, source: string): Composer {
  return {
    source,
    rows,
    root: rows.keys.length,
    frames: [],
    top: undefined,
    anchors: new Map(),
    repeated: [],
    value: undefined,
    fault: undefined,
    decoded: 1,
    aliased: 0,
  };
}

/**
 * Mappings and sequences lie in each other as deep as this, aliases followed; kubectl reads 10000 levels.
 * (go.yaml.in/yaml/v2 v2.4.3, scannerc.go: max_flow_level, max_indents; go 1.24, encoding/json/scanner.go: maxNestingDepth)
 */
export const deepest = 2000;

/** A node of so many levels is put into what is open: a fault where that gets too deep. */
export function addLevels(composer: Composer, height: number, start: number, end: number): void {
  const { top, frames } = composer;
  if (top && height > top.height) top.height = height;
  if (frames.length + height > deepest)
    addFault(composer, start, end, `mappings and sequences lie in each other more than ${deepest} deep`);
}

/** Adds a row for a node that begins, under the key that awaits its value. */
export function addRow({ rows, top }: Composer, kind: NodeKind, start: number, end: number): number {
  const row = rows.keys.length;
  const offset = row * rowLength;
  if (offset + rowLength > rows.data.length) rows.data = doubled(rows.data);
  const { data } = rows;
  const keyed = top?.awaitsValue === true;
  data[offset + columns.kind] = kind;
  data[offset + columns.start] = start;
  data[offset + columns.end] = end;
  data[offset + columns.keyStart] = keyed ? top.keyStart : -1;
  data[offset + columns.keyEnd] = keyed ? top.keyEnd : -1;
  data[offset + columns.next] = row + 1;
  data[offset + columns.target] = -1;
  rows.keys.push(keyed ? top.key : undefined);
  return row;
}

/** Sets a number of a row that was added before. */
export function setColumn({ rows }: Composer, row: number, column: number, value: number): void {
  rows.data[row * rowLength + column] = value;
}

/** Takes back all rows: the document is read in another way, or not at all. */
export function dropRows({ rows, root }: Composer): void {
  rows.keys.length = root;
}

/** Keeps the first fault: what follows it is a consequence. */
export function addFault(composer: Composer, start: number, end: number, message: string, hint?: string): void {
  composer.fault ??= { start, end, message, ...(hint !== undefined && { hint }) };
}

function doubled(rows: Int32Array): Int32Array {
  const more = new Int32Array(rows.length * 2);
  more.set(rows);
  return more;
}
