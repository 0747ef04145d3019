import type { Guarded, Ward } from '#model/text/confidential.js';
import { wardBelow, wardOfRoot } from '#model/text/confidential.js';
import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { NodeKind, ReadDocument, Tree } from '../tree.js';
import { at, columns, nodeKinds } from '../tree.js';

/** The rows of a document's scalars, and of aliases, that are confidential; those that an alias stands for as well. */
export function hiddenRows(text: string, { tree, value }: ReadDocument): readonly number[] {
  const walk: Walk = { text, tree, hidden: new Set(), seen: new Set() };
  const root = { row: tree.root, value };
  visit(walk, root, wardOfRoot(guardedAt(walk, root)));
  return [...walk.hidden];
}

interface Walk {
  readonly text: string;
  readonly tree: Tree;
  readonly hidden: Set<number>;
  /** Where the walk was, with what ward: aliases may lead to a place any number of times. */
  readonly seen: Set<string>;
}

/** A row, and what was read at its place: of a key that is repeated the last value. */
interface Node {
  readonly row: number;
  readonly value: Json | undefined;
}

function visit(walk: Walk, { row, value }: Node, ward: Ward): void {
  const { tree, seen, hidden } = walk;
  const kind = kindOf(tree, row);
  const isScalar = kind === nodeKinds.plain || kind === nodeKinds.quoted || kind === nodeKinds.block;
  if (ward === 'hidden' && (isScalar || kind === nodeKinds.alias || kind === nodeKinds.empty)) hidden.add(row);
  if (isScalar || kind === nodeKinds.empty) return;
  if (kind === nodeKinds.alias) {
    const target = at(tree, row, columns.target);
    const once = `${target} ${ward}`;
    if (seen.has(once)) return;
    seen.add(once);
    visit(walk, { row: target, value }, ward);
    return;
  }
  visitChildren(walk, { row, value }, ward);
}

function visitChildren(walk: Walk, { row, value }: Node, ward: Ward): void {
  const { tree } = walk;
  const keyed = isKeyed(kindOf(tree, row));
  let index = 0;
  for (const child of rowsUnder(tree, row)) {
    const key = keyed ? tree.rows.keys[child] : index++;
    if (key === undefined) visitMerged(walk, { row: child, value }, ward);
    else {
      const node = { row: child, value: valueAt(value, key) };
      visit(walk, node, wardBelow(ward, key, guardedAt(walk, node)));
    }
  }
}

/** What `<<` brings stands where the `<<` does. */
function visitMerged(walk: Walk, { row, value }: Node, ward: Ward): void {
  const kind = kindOf(walk.tree, row);
  if (kind === nodeKinds.sequence || kind === nodeKinds.flowSequence)
    for (const child of rowsUnder(walk.tree, row)) visit(walk, { row: child, value }, ward);
  else visit(walk, { row, value }, ward);
}

/**
 * What was read tells what a node is: through aliases, merges and escapes. Where a key is repeated, what is written there counts
 * too, and a Secret before anything else.
 */
function guardedAt({ text, tree }: Walk, { row, value }: Node): Guarded {
  const target = at(tree, row, columns.target);
  const node = target === -1 ? row : target;
  const form = formOf(kindOf(tree, node));
  const children = [...(form === 'mapping' ? rowsUnder(tree, node) : [])];
  const readAt = (key: string): readonly string[] => [valueAt(value, key)].filter(one => typeof one === 'string');
  const writtenAt = (key: string): readonly string[] =>
    children
      .filter(child => tree.rows.keys[child] === key && formOf(kindOf(tree, child)) === 'text')
      .map(child => textOf(text, tree, child));
  return {
    form,
    text: form === 'text' ? spelt(textOf(text, tree, node), value) : '',
    textAt: key => {
      const texts = [...readAt(key), ...writtenAt(key)];
      return texts.find(one => /secret/i.test(one)) ?? texts[0];
    },
    has: key => valueAt(value, key) !== undefined || children.some(child => tree.rows.keys[child] === key),
  };
}

/** A text as it is written, and as it is read where that differs. */
function spelt(written: string, value: Json | undefined): string {
  return typeof value === 'string' && value !== written ? `${written}\n${value}` : written;
}

function valueAt(value: Json | undefined, key: string | number): Json | undefined {
  if (isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function formOf(kind: NodeKind): Guarded['form'] {
  if (isKeyed(kind)) return 'mapping';
  if (kind === nodeKinds.sequence || kind === nodeKinds.flowSequence) return 'list';
  return kind === nodeKinds.alias || kind === nodeKinds.empty ? 'other' : 'text';
}

/** A scalar as it is written, without the quotes around it. */
function textOf(text: string, tree: Tree, row: number): string {
  const written = text.slice(at(tree, row, columns.start), at(tree, row, columns.end));
  return kindOf(tree, row) === nodeKinds.quoted ? written.slice(1, -1) : written;
}

function isKeyed(kind: NodeKind): boolean {
  return kind === nodeKinds.mapping || kind === nodeKinds.flowMapping;
}

function kindOf(tree: Tree, row: number): NodeKind {
  return at(tree, row, columns.kind) as NodeKind; // rows hold nothing else in this column
}

function* rowsUnder(tree: Tree, row: number): Generator<number> {
  const end = at(tree, row, columns.next);
  for (let child = row + 1; child < end; child = at(tree, child, columns.next)) yield child;
}
