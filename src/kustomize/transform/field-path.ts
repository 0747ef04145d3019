import { compiledRe2 } from '#regex/re2.js';
import type { Mapping, Node, Sequence, Source } from '../tree/node.js';
import { fieldOf, mappingNode, textIn, textNode, withField } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { eachOf, isRefused, refused } from '../tree/refused.js';

/** The value at the end of a path: keys, indexes, `[name=web]`. (kyaml v0.21.2, yaml/fns.go: PathGetter) */
export function lookedUp(node: Node | undefined, path: readonly string[]): Node | undefined {
  const [key, ...rest] = path;
  if (key === undefined || node === undefined) return node;
  return lookedUp(childOf(node, key), rest);
}

function childOf(node: Node, key: string): Node | undefined {
  if (node.kind === 'mapping') return node.fields.get(key);
  if (node.kind === 'scalar') return undefined;
  if (key === '-') return node.items.at(-1);
  if (isIndex(key)) return node.items[Number(key)];
  const [name, value] = elementOf(key);
  return node.items.find(item => (name === '' ? textIn(item) : textIn(fieldOf(item, name))) === value);
}

function isIndex(key: string): boolean {
  return /^\d+$/.test(key);
}

function isElement(key: string): boolean {
  return key.startsWith('[') && key.endsWith(']');
}

/** The field and the value of `[name=web]`. */
function elementOf(key: string): readonly [string, string] {
  const inner = key.slice(1, -1);
  const sign = inner.indexOf('=');
  return [inner.slice(0, sign), inner.slice(sign + 1)];
}

/** What is written at the ends of a path; how many there are is told. */
export interface PathChange {
  readonly set: (there: Node) => Node | Refused;
  /** Fields and items that are not there are made, the last as this. */
  readonly made?: Node['kind'];
  readonly from: Source;
  readonly met: () => void;
}

/** A value with changes at the ends of a path: `*` is each item, the value of `[name=web]` an expression. (kyaml v0.21.2, yaml/match.go: PathMatcher) */
export function changedAtPath(node: Node, path: readonly string[], change: PathChange): Node | Refused {
  const [key, ...rest] = path;
  if (key === undefined) {
    change.met();
    return change.set(node);
  }
  if (node.kind === 'sequence') return inSequence(node, key, rest, change);
  if (isIndex(key) || isElement(key) || key === '*') return refused(`no list stands before ${key}`);
  if (node.kind === 'mapping') return inMapping(node, key, rest, change);
  return refused(`no mapping stands before ${key}`);
}

function inMapping(node: Mapping, key: string, rest: readonly string[], change: PathChange): Node | Refused {
  const there = node.fields.get(key);
  if (there === undefined && !change.made) return node;
  const below = changedAtPath(there ?? emptyFor(rest[0], change), rest, change);
  return isRefused(below) ? below : withField(node, key, below);
}

function emptyFor(next: string | undefined, { made = 'scalar', from }: PathChange): Node {
  const kind = next === undefined ? made : isElement(next) || isIndex(next) ? 'sequence' : 'mapping';
  if (kind === 'sequence') return { kind, items: [], from };
  return kind === 'mapping' ? mappingNode([], from) : { kind, value: null, isUntyped: true, from };
}

function inSequence(node: Sequence, key: string, rest: readonly string[], change: PathChange): Node | Refused {
  if (isIndex(key)) return atIndex(node, Number(key), rest, change);
  const isMeant = key === '*' ? () => true : isElement(key) ? elementMatch(key) : undefined;
  if (!isMeant) return refused(`a list stands before ${key}`);
  const isThere = node.items.some(isMeant);
  const items = isThere || !change.made || key === '*' ? node.items : [...node.items, elementFor(key, change)];
  const changed = eachOf(items, item => (isMeant(item) ? changedAtPath(item, rest, change) : item));
  return isRefused(changed) ? changed : { ...node, items: changed };
}

function atIndex(node: Sequence, index: number, rest: readonly string[], change: PathChange): Node | Refused {
  const items = index === node.items.length && change.made ? [...node.items, emptyFor(rest[0], change)] : node.items;
  const there = items[index];
  if (there === undefined) return refused(`there are ${items.length} items, and none of index ${index}`);
  const changed = changedAtPath(there, rest, change);
  return isRefused(changed) ? changed : { ...node, items: items.with(index, changed) };
}

function elementMatch(key: string): (item: Node) => boolean {
  const [name, pattern] = elementOf(key);
  const compiled = compiledRe2({ flavour: 're2', pattern, ignoreCase: false });
  return item => {
    const text = name === '' ? textIn(item) : textIn(fieldOf(item, name));
    return text !== undefined && !('invalid' in compiled) && compiled.test(text) === true;
  };
}

function elementFor(key: string, { from }: PathChange): Node {
  const [name, value] = elementOf(key);
  return name === '' ? textNode(value, from) : mappingNode([[name, textNode(value, from)]], from);
}
