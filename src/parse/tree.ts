import type { Json } from '#model/json.js';

/**
 * Where each node of a file stands: rows of numbers in the order of the text, a mapping's or sequence's rows before those of
 * its children. Offsets count from the beginning of the file. Compact, since a large file has millions of nodes.
 */
export interface Rows {
  data: Int32Array;
  /** The key under which a row's value stands; undefined for items of sequences and for merges (`<<`). Its length counts the rows. */
  readonly keys: (string | undefined)[];
}

/** The rows of one document begin with its root's. */
export interface Tree {
  readonly rows: Readonly<Rows>;
  readonly root: number;
}

/** Rows for a text of so many characters; they grow when they do not suffice. */
export function newRows(length: number): Rows {
  return { data: new Int32Array((64 + (length >> 4)) * rowLength), keys: [] };
}

/** The columns of a row. `next` is the row after the node's last descendant; `target` the row that an alias stands for. */
export const columns = { kind: 0, start: 1, end: 2, keyStart: 3, keyEnd: 4, next: 5, target: 6 } as const;
export const rowLength = 7;

/** How a node is written. `empty`: nothing stands there (`key:`). */
export const nodeKinds = {
  plain: 0,
  quoted: 1,
  block: 2,
  mapping: 3,
  flowMapping: 4,
  sequence: 5,
  flowSequence: 6,
  alias: 7,
  empty: 8,
} as const;
export type NodeKind = (typeof nodeKinds)[keyof typeof nodeKinds];

/** A document that was read: its value, and where everything stands. */
export interface ReadDocument {
  readonly value: Json;
  readonly tree: Tree;
  /** Keys that stand more than once, with the offsets of the later one. */
  readonly repeated: readonly {
    readonly path: readonly (string | number)[];
    readonly start: number;
    readonly end: number;
  }[];
  /** The beginnings and ends of its comments, in turn. */
  readonly comments: readonly number[];
}

/** Why a document cannot be read: offsets count from the beginning of the file. */
export interface YamlFault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint?: string;
}

/** The row at the end of a path, or as far as it leads; and how much of the path that is. */
export interface Found {
  readonly row: number;
  readonly depth: number;
}

export function at({ rows }: Tree, row: number, column: number): number {
  return rows.data[row * rowLength + column] ?? -1;
}
