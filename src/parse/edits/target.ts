import type { Path } from '#model/origin.js';
import type { Style } from '#yaml-text/print-scalar.js';
import type { Tree } from '../tree.js';
import { at, columns, nodeKinds } from '../tree.js';

/** Where a path leads in the text of a document, for a change of it. */
export interface EditTarget {
  readonly text: string;
  readonly tree: Tree;
  /** The rows from the root down to the last node of the path that stands in the text. */
  readonly rows: readonly number[];
  readonly row: number;
  /** How many elements of the path stand in the text. */
  readonly depth: number;
}

/** Follows a path. Undefined where it leads through an alias: a change there would change other places too. */
export function targetOf(text: string, tree: Tree, path: Path): EditTarget | undefined {
  const rows = [tree.root];
  let row = tree.root;
  for (const key of path) {
    if (kindOf(tree, row) === nodeKinds.alias) return undefined;
    const next = childOf(tree, row, key);
    if (next === undefined) break;
    rows.push((row = next));
  }
  return { text, tree, rows, row, depth: rows.length - 1 };
}

export function kindOf(tree: Tree, row: number): number {
  return at(tree, row, columns.kind);
}

export function childrenOf(tree: Tree, row: number): readonly number[] {
  const end = at(tree, row, columns.next);
  const children: number[] = [];
  for (let child = row + 1; child < end; child = at(tree, child, columns.next)) children.push(child);
  return children;
}

export function isMapping(kind: number): boolean {
  return kind === nodeKinds.mapping || kind === nodeKinds.flowMapping;
}

export function isSequence(kind: number): boolean {
  return kind === nodeKinds.sequence || kind === nodeKinds.flowSequence;
}

export function isFlow(kind: number): boolean {
  return kind === nodeKinds.flowMapping || kind === nodeKinds.flowSequence;
}

/** The style in which something is written into a node: JSON where the keys around it are in double quotes. */
export function styleIn({ text, tree, rows }: EditTarget): Style {
  const flow = rows.filter(row => isFlow(kindOf(tree, row)));
  if (flow.length === 0) return 'block';
  const keyed = flow
    .toReversed()
    .find(row => kindOf(tree, row) === nodeKinds.flowMapping && at(tree, row, columns.next) > row + 1);
  if (keyed !== undefined) return text.charAt(at(tree, keyed + 1, columns.keyStart)) === '"' ? 'json' : 'flow';
  return flow[0] === tree.root ? 'json' : 'flow';
}

/** The column at which an offset stands, counted from 0. */
export function columnAt(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !'\n\r'.includes(text.charAt(start - 1))) start--;
  return offset - start - (text.charCodeAt(start) === 0xfeff ? 1 : 0);
}

/** The last child of that key counts, or the child of that index. */
function childOf(tree: Tree, row: number, key: string | number): number | undefined {
  const kind = kindOf(tree, row);
  if (typeof key === 'number') return isSequence(kind) ? childrenOf(tree, row)[key] : undefined;
  return isMapping(kind) ? childrenOf(tree, row).findLast(child => tree.rows.keys[child] === key) : undefined;
}
