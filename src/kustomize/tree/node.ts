import type { FieldPart, Locate, Origin, Path } from '#model/origin.js';

/**
 * A value of a resource that is being built, and where it was written: in a base, in a patch, or in a field of a kustomization.
 * Nodes are never changed: what a transformer makes shares what it leaves alone.
 */
export type Node = Scalar | Mapping | Sequence;

/** A text, a number, a truth value or nothing. */
export interface Scalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As it was written, where it was written plain and is what it was. */
  readonly plain?: string;
  /** Made by a replacement, of no type yet: a variable takes it for a text. (kyaml v0.21.2, yaml/alias.go: IsYNodeString) */
  readonly isUntyped?: true;
  /** What all fields have that hold one and the same node for kustomize (`shared.ts`). */
  readonly shared?: object;
  readonly from: Source;
}

/** Values by their keys, in order. */
export interface Mapping {
  readonly kind: 'mapping';
  readonly fields: ReadonlyMap<string, Node>;
  readonly from: Source;
}

/** Values in order. */
export interface Sequence {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
  readonly from: Source;
}

/** Where a value was written: the path of a document. */
export interface Source {
  readonly locate: Locate;
  readonly path: Path;
  /** What names the resource of the text; absent where the text is no resource. */
  readonly subject?: { readonly kind: string; readonly name: string };
}

/** Where a node stands in its text. */
export function placeOf({ from }: Node, part: FieldPart = 'field'): Origin {
  return from.locate(from.path, part);
}

/** A text that a transformer writes, with the field that says it. */
export function textNode(value: string, from: Source): Scalar {
  return { kind: 'scalar', value, from };
}

/** A mapping that a transformer writes. */
export function mappingNode(fields: Iterable<readonly [string, Node]>, from: Source): Mapping {
  return { kind: 'mapping', fields: new Map(fields), from };
}

/** The text of a scalar, as kustomize joins and compares it: what was written. */
export function scalarText({ plain, value }: Scalar): string {
  return plain ?? (value === null ? '' : String(value));
}

/** The text of a node; undefined where it is no scalar. */
export function textIn(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' ? scalarText(node) : undefined;
}

/** Whether nothing stands there, or null. */
export function isNothing(node: Node | undefined): node is undefined | (Scalar & { readonly value: null }) {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}

/** The field of a mapping. */
export function fieldOf(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'mapping' ? node.fields.get(key) : undefined;
}

/** The node at the end of a path of keys. */
export function nodeAt(node: Node | undefined, keys: readonly string[]): Node | undefined {
  return keys.reduce<Node | undefined>(fieldOf, node);
}

/** The mapping with a field, or without it. */
export function withField(node: Mapping, key: string, value: Node | undefined): Mapping {
  const fields = new Map(node.fields);
  if (value === undefined) fields.delete(key);
  else fields.set(key, value);
  return { ...node, fields };
}

/** The mapping with a value at the end of a path of keys; mappings that are not there are made. */
export function withNodeAt(node: Mapping, keys: readonly string[], value: Node | undefined): Mapping {
  const [key, ...rest] = keys;
  if (key === undefined) return node;
  if (rest.length === 0) return withField(node, key, value);
  const below = node.fields.get(key);
  if (below?.kind !== 'mapping' && value === undefined) return node;
  const inner = below?.kind === 'mapping' ? below : mappingNode([], (value ?? node).from);
  return withField(node, key, withNodeAt(inner, rest, value));
}
