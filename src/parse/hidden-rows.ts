import type { Guarded, Ward } from '#model/confidential.js';
import { wardBelow, wardOfRoot } from '#model/confidential.js';
import type { NodeKind, Tree } from './tree.js';
import { at, columns, nodeKinds } from './tree.js';

/** The rows of a document's scalars, and of aliases, that are confidential; those that an alias stands for as well. */
export function hiddenRows(text: string, tree: Tree): readonly number[] {
  const walk: Walk = { text, tree, hidden: new Set(), seen: new Set() };
  visit(walk, tree.root, wardOfRoot(guardedAt(walk, tree.root)));
  return [...walk.hidden];
}

interface Walk {
  readonly text: string;
  readonly tree: Tree;
  readonly hidden: Set<number>;
  /** Where the walk was, with what ward: aliases may lead to a place any number of times. */
  readonly seen: Set<string>;
}

function visit(walk: Walk, row: number, ward: Ward): void {
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
    visit(walk, target, ward);
    return;
  }
  visitChildren(walk, row, ward);
}

function visitChildren(walk: Walk, row: number, ward: Ward): void {
  const { tree } = walk;
  const keyed = isKeyed(kindOf(tree, row));
  let index = 0;
  for (const child of rowsUnder(tree, row)) {
    const key = keyed ? tree.rows.keys[child] : index++;
    if (key === undefined) visitMerged(walk, child, ward);
    else visit(walk, child, wardBelow(ward, key, guardedAt(walk, child)));
  }
}

/** What `<<` brings stands where the `<<` does. */
function visitMerged(walk: Walk, row: number, ward: Ward): void {
  const kind = kindOf(walk.tree, row);
  if (kind === nodeKinds.sequence || kind === nodeKinds.flowSequence)
    for (const child of rowsUnder(walk.tree, row)) visit(walk, child, ward);
  else visit(walk, row, ward);
}

function guardedAt({ text, tree }: Walk, row: number): Guarded {
  const target = at(tree, row, columns.target);
  const node = target === -1 ? row : target;
  const kind = kindOf(tree, node);
  return {
    form: formOf(kind),
    text: formOf(kind) === 'text' ? textOf(text, tree, node) : '',
    textAt: key => {
      const child = childAt(tree, node, key);
      return child !== undefined && formOf(kindOf(tree, child)) === 'text' ? textOf(text, tree, child) : undefined;
    },
    has: key => childAt(tree, node, key) !== undefined,
  };
}

function childAt(tree: Tree, row: number, key: string): number | undefined {
  if (!isKeyed(kindOf(tree, row))) return undefined;
  for (const child of rowsUnder(tree, row)) if (tree.rows.keys[child] === key) return child;
  return undefined;
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
