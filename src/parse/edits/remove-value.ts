import { endOfLine } from '../trivia.js';
import type { Replacement } from './set-value.js';
import type { EditTarget } from './target.js';
import { childrenOf, columnAt, isFlow, isMapping, kindOf } from './target.js';
import { at, columns, nodeKinds } from '../tree.js';

/** Takes a field or an item away. Comments stay, but for those inside of it; a collection that gets empty stays as `{}` or `[]`. */
export function removeValue(target: EditTarget): Replacement | undefined {
  const { tree, rows, row } = target;
  const parent = rows[rows.length - 2];
  if (parent === undefined) return undefined;
  const siblings = childrenOf(tree, parent);
  const index = siblings.indexOf(row);
  const kind = kindOf(tree, parent);
  if (isFlow(kind)) return fromFlow(target, siblings, index);
  if (siblings.length === 1) return emptied(target, parent);
  const previous = siblings[index - 1];
  const start = isMapping(kind) ? at(tree, row, columns.keyStart) : dashOf(target, parent, previous);
  return start === undefined ? undefined : fromLines(target, start);
}

function emptied({ text, tree }: EditTarget, parent: number): Replacement {
  const start = at(tree, parent, columns.start);
  const key = at(tree, parent, columns.keyStart);
  const flat = key !== -1 && columnAt(text, start) <= columnAt(text, key);
  const empty = kindOf(tree, parent) === nodeKinds.mapping ? '{}' : '[]';
  return { start, end: at(tree, parent, columns.end), text: (flat ? '  ' : '') + empty };
}

/** The dash of an item: the first thing after the item before it that is neither blank nor comment. */
function dashOf({ text, tree, row }: EditTarget, parent: number, previous: number | undefined): number | undefined {
  if (previous === undefined) return at(tree, parent, columns.start);
  const end = at(tree, row, columns.start);
  let from = at(tree, previous, columns.end);
  while (from < end) {
    const sign = text.charAt(from);
    if (sign === '-') return from;
    if (sign === '#') from = endOfLine(text, from, end);
    else if (/\s/.test(sign)) from++;
    else return undefined;
  }
  return undefined;
}

/** Whole lines, where nothing else stands on them; else from the key or dash to the end of the value. */
function fromLines({ text, tree, row }: EditTarget, start: number): Replacement {
  const valueEnd = Math.max(at(tree, row, columns.end), at(tree, row, columns.keyEnd));
  const end = valueEnd === at(tree, row, columns.keyEnd) ? valueEnd + 1 : valueEnd;
  let lineStart = start;
  while (lineStart > 0 && ' \t'.includes(text.charAt(lineStart - 1))) lineStart--;
  const alone = lineStart === 0 || '\n\r\ufeff'.includes(text.charAt(lineStart - 1));
  const lineEnd = endOfLine(text, end, text.length);
  const rest = text.slice(end, lineEnd);
  if (rest.trim() !== '') return { start, end: end + rest.length - rest.trimStart().length, text: '' };
  if (!alone) return { start, end: lineEnd, text: '' };
  if (lineEnd < text.length)
    return { start: lineStart, end: lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1), text: '' };
  const breakBefore = text.startsWith('\r\n', lineStart - 2) ? 2 : Math.min(1, lineStart);
  return { start: lineStart - breakBefore, end: lineEnd, text: '' };
}

/** With the comma after it, or the one before the last. */
function fromFlow({ tree, row }: EditTarget, siblings: readonly number[], index: number): Replacement {
  const begin = (one: number) =>
    at(tree, one, columns.keyStart) === -1 ? at(tree, one, columns.start) : at(tree, one, columns.keyStart);
  const next = siblings[index + 1];
  if (next !== undefined) return { start: begin(row), end: begin(next), text: '' };
  const previous = siblings[index - 1];
  const start = previous === undefined ? begin(row) : at(tree, previous, columns.end);
  return { start, end: at(tree, row, columns.end), text: '' };
}
