import type { Json } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { endOfLine } from '../trivia.js';
import { printAfter, printFlow, printLines } from '#yaml-text/print.js';
import { printKey } from '#yaml-text/print-scalar.js';
import type { Replacement } from './set-value.js';
import { setValue } from './set-value.js';
import type { EditTarget } from './target.js';
import { childrenOf, columnAt, isMapping, isSequence, kindOf, styleIn } from './target.js';
import { at, columns, nodeKinds } from '../tree.js';

/** Adds what a path lacks: a key at the end of a mapping, an item at the end of a list, and what has to stand around it. */
export function addValue(target: EditTarget, path: Path, value: Json, lineBreak: string): Replacement | undefined {
  const { text, tree, row, depth } = target;
  const kind = kindOf(tree, row);
  const [key = 0, ...rest] = path.slice(depth);
  if (kind === nodeKinds.empty || (kind === nodeKinds.plain && isNull(text, tree, row))) {
    const whole = wrapped(value, [key, ...rest]);
    return whole === undefined ? undefined : setValue(target, whole, lineBreak);
  }
  const inner = wrapped(value, rest);
  if (inner === undefined) return undefined;
  if (isMapping(kind) && typeof key === 'string') {
    return kind === nodeKinds.flowMapping ? addInFlow(target, key, inner) : addLine(target, key, inner, lineBreak);
  }
  if (!isSequence(kind) || key !== childrenOf(tree, row).length) return undefined;
  return kind === nodeKinds.flowSequence
    ? addInFlow(target, undefined, inner)
    : addLine(target, undefined, inner, lineBreak);
}

function isNull(text: string, tree: EditTarget['tree'], row: number): boolean {
  return /^(?:~|null|Null|NULL)$/.test(text.slice(at(tree, row, columns.start), at(tree, row, columns.end)));
}

/** The value inside the mappings and lists that the rest of a path names; undefined where an item would have no predecessor. */
function wrapped(value: Json, path: Path): Json | undefined {
  let whole = value;
  for (const key of path.toReversed()) {
    if (typeof key === 'number' && key > 0) return undefined;
    whole = typeof key === 'number' ? [whole] : Object.fromEntries([[key, whole]]);
  }
  return whole;
}

/** A line, or several, after the last one of a block collection and the comment on it. */
function addLine(
  { text, tree, row }: EditTarget,
  key: string | undefined,
  value: Json,
  lineBreak: string,
): Replacement {
  const [first = row] = childrenOf(tree, row);
  const start = key === undefined ? at(tree, row, columns.start) : at(tree, first, columns.keyStart);
  const column = columnAt(text, start);
  const end = endOfLast(text, tree, row);
  const blanks = ' '.repeat(column);
  const added =
    key === undefined
      ? printLines([value], column).join(lineBreak)
      : `${blanks}${printKey(key, 'block')}:${printAfter(value, column + 2, lineBreak)}`;
  return { start: end, end, text: lineBreak + added };
}

/** The end of the line on which a collection ends; after the empty lines that belong to a text which keeps them (`|+`). */
function endOfLast(text: string, tree: EditTarget['tree'], row: number): number {
  const last = at(tree, row, columns.next) - 1;
  const header = text.slice(at(tree, last, columns.start), at(tree, last, columns.start) + 3);
  let end = endOfLine(text, at(tree, row, columns.end), text.length);
  if (kindOf(tree, last) !== nodeKinds.block || !header.includes('+')) return end;
  for (let next = end; /[\r\n]/.test(text.charAt(next)); next = endOfLine(text, end, text.length)) {
    const from = next + (text.startsWith('\r\n', next) ? 2 : 1);
    const to = endOfLine(text, from, text.length);
    if (text.slice(from, to).trim() !== '' || to === text.length) break;
    end = to;
  }
  return end;
}

/** An entry at the end of a flow collection: behind a comma, and on its own line where the others are. */
function addInFlow(target: EditTarget, key: string | undefined, value: Json): Replacement {
  const { text, tree, row } = target;
  const style = styleIn(target) === 'json' ? 'json' : 'flow';
  const entry = (key === undefined ? '' : `${printKey(key, style)}: `) + printFlow(value, style);
  const last = childrenOf(tree, row).at(-1);
  if (last === undefined) {
    const start = at(tree, row, columns.start) + 1;
    return { start, end: start, text: entry };
  }
  const end = at(tree, last, columns.end);
  const begin = at(tree, last, key === undefined ? columns.start : columns.keyStart);
  const lead = /(?:\r\n?|\n)[ \t]*$/.exec(text.slice(Math.max(0, begin - 1000), begin))?.[0];
  return { start: end, end, text: `,${lead ?? ' '}${entry}` };
}
