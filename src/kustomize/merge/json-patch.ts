import type { Mapping, Node, Sequence } from '../tree/node.js';
import { fieldOf, isNothing, textIn, withField } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { isRefused, refused } from '../tree/refused.js';
import { isSameJson, jsonOf } from '../tree/json-of.js';

/** An object after the operations of a JSON patch. (RFC 6902; gopkg.in/evanphx/json-patch.v4 v4.13.0, patch.go) */
export function jsonPatched(node: Node, operations: readonly Node[]): Node | Refused {
  let patched: Node | Refused = node;
  for (const operation of operations) {
    if (isRefused(patched)) return patched;
    patched = applied(patched, operation);
  }
  return patched;
}

function applied(node: Node, operation: Node): Node | Refused {
  const text = (key: string): string => textIn(fieldOf(operation, key)) ?? '';
  const [op, path] = [text('op'), pointer(text('path'))];
  const value = fieldOf(operation, 'value');
  switch (op) {
    case 'add':
      return value ? added(node, path, value) : refused('add has no value');
    case 'remove':
      return removed(node, path);
    case 'replace':
      return value ? replaced(node, path, value) : refused('replace has no value');
    case 'test':
      return tested(node, path, value);
    case 'copy':
    case 'move':
      return moved(node, op, pointer(text('from')), path);
    default:
      return refused(`${op === '' ? 'no op' : op} is no operation of a JSON patch`);
  }
}

/** The keys of a JSON pointer. (RFC 6901) */
function pointer(text: string): readonly string[] {
  return text === ''
    ? []
    : text
        .split('/')
        .slice(1)
        .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function added(node: Node, path: readonly string[], value: Node): Node | Refused {
  return changed(node, path, path, (parent, key) => {
    if (parent.kind === 'mapping') return withField(parent, key, value);
    const index = key === '-' ? parent.items.length : indexIn(key, parent.items.length + 1);
    if (index === undefined || index > parent.items.length) return missing(path);
    return { ...parent, items: parent.items.toSpliced(index, 0, value) };
  });
}

function removed(node: Node, path: readonly string[]): Node | Refused {
  return changed(node, path, path, (parent, key) => {
    if (parent.kind === 'mapping') return parent.fields.has(key) ? withField(parent, key, undefined) : missing(path);
    const index = indexIn(key, parent.items.length);
    if (index === undefined || index >= parent.items.length) return missing(path);
    return { ...parent, items: parent.items.toSpliced(index, 1) };
  });
}

function replaced(node: Node, path: readonly string[], value: Node): Node | Refused {
  if (path.length === 0) return value;
  return changed(node, path, path, (parent, key) => {
    if (parent.kind === 'mapping') return withField(parent, key, value);
    const index = indexIn(key, parent.items.length);
    if (index === undefined || index >= parent.items.length) return missing(path);
    return { ...parent, items: parent.items.with(index, value) };
  });
}

function tested(node: Node, path: readonly string[], value: Node | undefined): Node | Refused {
  const found = nodeAtPointer(node, path);
  if (isNothing(found) && isNothing(value)) return node;
  const same = found && value && isSameJson(jsonOf(found), jsonOf(value));
  return same ? node : refused(`/${path.join('/')} is something else than the patch tests for`);
}

function moved(node: Node, op: 'copy' | 'move', from: readonly string[], path: readonly string[]): Node | Refused {
  const value = nodeAtPointer(node, from);
  if (value === undefined) return missing(from);
  const without = op === 'move' ? removed(node, from) : node;
  return isRefused(without) ? without : added(without, path, value);
}

/** Changes the mapping or list in which the last key of a path stands. */
function changed(
  node: Node,
  path: readonly string[],
  whole: readonly string[],
  change: (parent: Mapping | Sequence, key: string) => Node | Refused,
): Node | Refused {
  const [key, ...rest] = path;
  if (key === undefined || node.kind === 'scalar') return missing(whole);
  if (rest.length === 0) return change(node, key);
  const child = childOf(node, key);
  if (child === undefined) return missing(whole);
  const below = changed(child, rest, whole, change);
  if (isRefused(below)) return below;
  if (node.kind === 'mapping') return withField(node, key, below);
  return { ...node, items: node.items.map(item => (item === child ? below : item)) };
}

function nodeAtPointer(node: Node, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((at, key) => at && childOf(at, key), node);
}

function childOf(node: Node, key: string): Node | undefined {
  if (node.kind === 'mapping') return node.fields.get(key);
  if (node.kind === 'scalar') return undefined;
  const index = indexIn(key, node.items.length);
  return index === undefined ? undefined : node.items[index];
}

/** Indexes below zero count from the end. */
function indexIn(key: string, length: number): number | undefined {
  if (!/^-?\d+$/.test(key)) return undefined;
  const index = Number(key);
  const counted = index < 0 ? index + length : index;
  return counted < 0 ? undefined : counted;
}

function missing(path: readonly string[]): Refused {
  return refused(`/${path.join('/')} is not there`);
}
