import type { DocumentText } from './documents.js';
import { readJson } from './json-text.js';
import type { Fault, ReadDocument, Rows } from './tree.js';
import { readYaml } from './yaml/document.js';

/** What stands between two offsets of a file: a document, or why it cannot be read. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly read: ReadDocument | Fault;
}

/** Reads what stands between two `---`: nothing, a document, or several JSON values one after the other. */
export function readDocuments(text: string, { start, end, glued }: DocumentText, rows: Rows): readonly Piece[] {
  if (glued) {
    const message = 'text stands after --- on its line, and kubectl refuses the file there';
    return [{ start, end, read: { ...glued, message, hint: 'move it to the next line' } }];
  }
  const pieces: Piece[] = [];
  let at = start;
  while (beginsJson(text, at, end)) {
    const json = readJson(text, at, end, rows);
    if (!json) break;
    pieces.push({ start: at, end: json.end, read: json.read });
    at = json.end;
  }
  if (pieces.length > 0 && !isEmpty(text, at, end)) return [...pieces, afterJson(text, at, end)];
  return pieces.length > 0 ? pieces : readAsYaml(text, at, end, rows);
}

function readAsYaml(text: string, start: number, end: number, rows: Rows): readonly Piece[] {
  const { read, rest } = readYaml(text, start, end, rows);
  const piece = read ? [{ start, end, read }] : [];
  if (rest === undefined) return piece;
  const message = 'kubectl does not read what stands here, after the end of the document';
  return [
    ...piece,
    {
      start: rest,
      end,
      read: { start: rest, end: lineEnd(text, rest, end), message, hint: 'put --- on a line of its own before it' },
    },
  ];
}

function afterJson(text: string, from: number, end: number): Piece {
  const start = from + text.slice(from, end).search(/\S/);
  const message = 'something else than JSON follows a JSON value, and kubectl refuses the file there';
  return {
    start,
    end,
    read: { start, end: lineEnd(text, start, end), message, hint: 'put --- on a line of its own before it' },
  };
}

function beginsJson(text: string, start: number, end: number): boolean {
  const brace = /\s*\{/y;
  brace.lastIndex = start;
  return brace.test(text) && brace.lastIndex <= end;
}

function isEmpty(text: string, start: number, end: number): boolean {
  return !/\S/.test(text.slice(start, end));
}

function lineEnd(text: string, from: number, end: number): number {
  const line = /[^\r\n]*/y;
  line.lastIndex = from;
  line.exec(text);
  return Math.min(line.lastIndex, end);
}
