import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import { printAfter, printFlow, printLines } from '#yaml-text/print.js';
import { printQuoted } from '#yaml-text/print-scalar.js';
import type { EditTarget } from './target.js';
import { columnAt, isFlow, kindOf, styleIn } from './target.js';
import { at, columns, nodeKinds } from '../tree.js';

/** A piece of text that takes the place of another. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Puts a value in the place of another. Undefined where an anchor stands before it, which others refer to. */
export function setValue(target: EditTarget, value: Json, lineBreak: string): Replacement | undefined {
  const { text, tree, row } = target;
  const end = at(tree, row, columns.end);
  const before = beginning(target);
  if (before === undefined) return undefined;
  const kind = kindOf(tree, row);
  if (styleIn({ ...target, rows: target.rows.slice(0, -1) }) !== 'block' || isFlow(kind)) {
    const style = styleIn(target);
    const blank = kind === nodeKinds.empty ? ' ' : '';
    return {
      start: before,
      end,
      text: blank + sameQuotes(target, value, () => printFlow(value, style === 'block' ? 'flow' : style)),
    };
  }
  if (kind === nodeKinds.mapping || kind === nodeKinds.sequence)
    return { start: before, end, text: inPlace(target, value, lineBreak) };
  if (isNested(value)) return nestedValue(target, before, end, value, lineBreak);
  const blank = kind === nodeKinds.empty && !/\s/.test(text.charAt(before - 1)) ? ' ' : '';
  return {
    start: before,
    end,
    text: blank + sameQuotes(target, value, () => printAfter(value, 0, lineBreak).trimStart()),
  };
}

/** Where the text of a value begins, its tag included. */
function beginning({ text, tree, row }: EditTarget): number | undefined {
  const start = at(tree, row, columns.start);
  let from = start;
  while (from > 0 && !'\n\r'.includes(text.charAt(from - 1))) from--;
  const key = at(tree, row, columns.keyEnd);
  const properties =
    /(?:^|[\s:,[{-])((?:[&!]\S*\s+)+)$/.exec(text.slice(Math.max(from, key, start - 300), start))?.[1] ?? '';
  return properties.includes('&') ? undefined : start - properties.length;
}

/** The new text in the quotes of the old one, if both are text. */
function sameQuotes({ text, tree, row }: EditTarget, value: Json, printed: () => string): string {
  const quote = text.charAt(at(tree, row, columns.start));
  const quoted = kindOf(tree, row) === nodeKinds.quoted && typeof value === 'string';
  return quoted && (quote === '"' || quote === "'") ? printQuoted(value, quote) : printed();
}

/** Lines in the place of lines. A list may stand as far left as its key, nothing else may. */
function inPlace({ text, tree, row, rows }: EditTarget, value: Json, lineBreak: string): string {
  const column = columnAt(text, at(tree, row, columns.start));
  const parent = rows[rows.length - 2];
  const key = at(tree, row, columns.keyStart);
  const flat = parent !== undefined && key !== -1 && column <= columnAt(text, key) && !isArray(value);
  const indent = flat ? column + 2 : column;
  return (flat ? '  ' : '') + printLinesOrOne(value, indent, lineBreak);
}

function printLinesOrOne(value: Json, indent: number, lineBreak: string): string {
  return isNested(value)
    ? printLines(value, indent).join(lineBreak).trimStart()
    : printAfter(value, 0, lineBreak).trimStart();
}

/** Lines in the place of a text: after a colon on the next line, after a dash on its line. */
function nestedValue(
  { text, tree, row }: EditTarget,
  before: number,
  end: number,
  value: Json,
  lineBreak: string,
): Replacement | undefined {
  const keyStart = at(tree, row, columns.keyStart);
  if (keyStart === -1) {
    const column = columnAt(text, before);
    const blank = /\s/.test(text.charAt(before - 1)) ? '' : ' ';
    return {
      start: before,
      end,
      text:
        blank +
        printLines(value, column + blank.length)
          .join(lineBreak)
          .trimStart(),
    };
  }
  const colon = /^\s*:/.exec(text.slice(at(tree, row, columns.keyEnd), before))?.[0];
  if (colon === undefined) return undefined;
  const start = at(tree, row, columns.keyEnd) + colon.length;
  return { start, end, text: printAfter(value, columnAt(text, keyStart) + 2, lineBreak) };
}

function isNested(value: Json): boolean {
  return isArray(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0;
}
