import type { FieldPart, Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { endOfLine } from '../trivia.js';
import type { OriginAt } from './lines.js';
import type { Found, ReadDocument, Tree } from '../tree.js';
import { at, columns, nodeKinds } from '../tree.js';
import { isBlank } from '../yaml/scanner/characters.js';

/** Questions to the text of one resource. */
export type Places = Required<Pick<Resource, 'locate' | 'plainText'>>;

type Children = ReadonlyMap<string | number, number>;

/** Places of a document's resources by the path at which each stands: `[]`, or an item's of a list. */
export type PlacesUnder = (base: Path) => Places;

/** Opens a document for questions. What was found out once serves all its resources. */
export function placesIn(text: string, { tree }: ReadDocument, originAt: OriginAt): PlacesUnder {
  const indexes = new Map<number, Children>();
  return base => ({
    locate: (path, part = 'field') => {
      const { row, depth } = found(tree, [...base, ...path], indexes);
      if (depth <= base.length) return originAt(...firstLine(text, tree, row));
      return originAt(...span(text, tree, row, depth < base.length + path.length ? 'parent' : part));
    },
    plainText: path => {
      const whole = [...base, ...path];
      const { row, depth } = found(tree, whole, indexes);
      const one = target(tree, row);
      if (depth < whole.length || at(tree, one, columns.kind) !== nodeKinds.plain) return undefined;
      return text.slice(at(tree, one, columns.start), at(tree, one, columns.end));
    },
  });
}

function found(tree: Tree, path: Path, indexes: Map<number, Children>): Found {
  let row = tree.root;
  for (const [depth, key] of path.entries()) {
    const next = childrenOf(tree, target(tree, row), indexes).get(key);
    if (next === undefined) return { row, depth };
    row = next;
  }
  return { row, depth: path.length };
}

/** The node that an alias stands for, or the node itself. */
function target(tree: Tree, row: number): number {
  const to = at(tree, row, columns.target);
  return to === -1 ? row : to;
}

/** The children of a node by key or index; made once a node, when something in it is asked for. */
function childrenOf(tree: Tree, row: number, indexes: Map<number, Children>, merges = 0): Children {
  const known = indexes.get(row);
  if (known) return known;
  const children = new Map<string | number, number>();
  indexes.set(row, children);
  const kind = at(tree, row, columns.kind);
  const keyed = kind === nodeKinds.mapping || kind === nodeKinds.flowMapping;
  let index = 0;
  for (const child of rowsUnder(tree, row)) {
    const key = keyed ? tree.rows.keys[child] : index++;
    if (key !== undefined) children.set(key, child);
    else if (merges < deepestMerge) {
      for (const [name, merged] of mergedInto(tree, child, indexes, merges + 1)) children.set(name, merged);
    }
  }
  return children;
}

function* rowsUnder(tree: Tree, row: number): Generator<number> {
  const end = at(tree, row, columns.next);
  for (let child = row + 1; child < end; child = at(tree, child, columns.next)) yield child;
}

/** Fields that come through more merges than this are placed at the last of them. */
const deepestMerge = 100;

/** What `<<` brings: the keys of a mapping, or of several of which the first counts most. */
function mergedInto(
  tree: Tree,
  row: number,
  indexes: Map<number, Children>,
  merges: number,
): readonly (readonly [string | number, number])[] {
  const source = target(tree, row);
  const kind = at(tree, source, columns.kind);
  const several = kind === nodeKinds.sequence || kind === nodeKinds.flowSequence;
  const mappings = several ? [...rowsUnder(tree, source)].toReversed().map(one => target(tree, one)) : [source];
  return mappings.flatMap(one => [...childrenOf(tree, one, indexes, merges)]);
}

type Span = readonly [number, number];

/** A parent that stands for a missing field is shown by its key, or by the first line of an item. */
function span(text: string, tree: Tree, row: number, part: FieldPart | 'parent'): Span {
  const key: Span = [at(tree, row, columns.keyStart), at(tree, row, columns.keyEnd)];
  const value: Span = [at(tree, row, columns.start), at(tree, row, columns.end)];
  switch (part) {
    case 'key':
      return key[0] === -1 ? value : key;
    case 'value':
      return value[0] === value[1] && key[0] !== -1 ? key : value;
    case 'field':
      return key[0] === -1 ? value : [key[0], Math.max(key[1], value[1])];
    case 'parent':
      return key[0] === -1 ? firstLine(text, tree, row) : key;
  }
}

function firstLine(text: string, tree: Tree, row: number): Span {
  const start = at(tree, row, columns.start);
  let end = endOfLine(text, start, Math.max(start, at(tree, row, columns.end)));
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return [start, end];
}
