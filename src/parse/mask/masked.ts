import type { Span } from '#model/text/confidential-text.js';
import { confidentialParts, maySpill } from '#model/text/confidential-text.js';
import { documentsIn } from '../documents.js';
import { hiddenRows } from './hidden-rows.js';
import { keysOnly } from './keys-only.js';
import type { Piece } from '../read-documents.js';
import { readDocuments } from '../read-documents.js';
import type { ReadDocument, Tree } from '../tree.js';
import { at, columns, newRows, nodeKinds } from '../tree.js';

/** A part of a file's text for people, by its offsets. */
export type MaskedPart = (start: number, end: number) => string;

/**
 * A file's text for people: a sign in place of each character of what is confidential, so that all offsets stay. Of a document
 * that cannot be read the keys alone are left where the file may hold such things.
 */
export function masked(text: string): string {
  return maskedParts(text)(0, text.length);
}

/** The same for who shows little of a file: a document is read when a part of it is first asked for. */
export function maskedParts(text: string): MaskedPart {
  const whole = covered(text, confidentialParts(text));
  const spills = maySpill(text);
  const documents = documentsIn(text);
  /** Each document with what stands between it and the next; before the first nothing does but a mark. */
  const starts = documents.map(({ start }, at) => (at === 0 ? 0 : start));
  const shown: (string | undefined)[] = documents.map(() => undefined);
  const shownAt = (at: number): string => {
    const document = documents[at];
    if (!document) return '';
    const pieces = readDocuments(text, document, newRows(document.end - document.start));
    const part = { start: starts[at] ?? 0, end: starts[at + 1] ?? text.length };
    return covered(
      whole,
      pieces.flatMap(piece => spansIn(text, piece, spills)),
      part,
    );
  };
  return (start, end) => {
    let result = '';
    for (let at = lastUpTo(starts, start), from = starts[at] ?? 0; from < end && at < starts.length;) {
      result += (shown[at] ??= shownAt(at)).slice(Math.max(0, start - from), end - from);
      from = starts[++at] ?? end;
    }
    return result;
  };
}

/** The last of ascending offsets that is not behind one, by halving. */
function lastUpTo(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const sign = '*';

/** A text, or the part of it that a span is, without what stands in spans of the text. */
function covered(text: string, spans: readonly Span[], part: Span = { start: 0, end: text.length }): string {
  let result = '';
  let from = part.start;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    result += text.slice(from, begin) + text.slice(begin, end).replace(/\S/g, sign);
    from = end;
  }
  return result + text.slice(from, part.end);
}

function spansIn(text: string, { start, end, read }: Piece, spills: boolean): readonly Span[] {
  if ('message' in read) return spills ? keysOnly(text, start, end) : [];
  const rows = hiddenRows(text, read);
  return rows.length === 0 ? [] : [...rows.flatMap(row => spansOf(text, read.tree, row)), ...remarks(read)];
}

/** The value of a row without its quotes or the sign of a block, and its key where that is none of a Secret's. */
function spansOf(text: string, tree: Tree, row: number): readonly Span[] {
  const key = { start: at(tree, row, columns.keyStart), end: at(tree, row, columns.keyEnd) };
  const isKey = key.start === -1 || /^["']?[-._/a-zA-Z0-9]*["']?$/.test(text.slice(key.start, key.end));
  return [...(isKey ? [] : [key]), ...valueSpan(text, tree, row)];
}

function valueSpan(text: string, tree: Tree, row: number): readonly Span[] {
  const start = at(tree, row, columns.start);
  const end = at(tree, row, columns.end);
  switch (at(tree, row, columns.kind)) {
    case nodeKinds.plain:
    case nodeKinds.alias:
      return [{ start, end }];
    case nodeKinds.quoted:
      return [{ start: start + 1, end: end - 1 }];
    case nodeKinds.block:
      return [{ start: start + (/^[|>][-+0-9]*/.exec(text.slice(start, start + 4))?.[0].length ?? 0), end }];
    default:
      return [];
  }
}

/** Comments within a document that holds confidential values may hold others, commented out. */
function remarks({ tree, comments }: ReadDocument): readonly Span[] {
  const from = at(tree, tree.root, columns.start);
  const spans: Span[] = [];
  for (let index = 0; index < comments.length; index += 2) {
    const start = comments[index] ?? 0;
    const end = comments[index + 1] ?? start;
    if (start > from) spans.push({ start: start + 1, end });
  }
  return spans;
}
