import type { Origin } from '#model/origin.js';
import { endOfLine } from '../trivia.js';

/** Turns offsets of a file into an origin. The table of lines is made when the first place is asked for. */
export type OriginAt = (start: number, end: number) => Origin;

/** Lines end with LF, CR LF or CR; a byte order mark takes no column. */
export function originsIn(file: string, text: string): OriginAt {
  let starts: readonly number[] | undefined;
  return (start, end) => {
    starts ??= lineStarts(text);
    const from = placeAt(starts, start);
    const to = placeAt(starts, end);
    return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
}

/** The other way: the offset of a place. */
export function offsetsIn(text: string): (place: Pick<Origin, 'line' | 'column'>) => number {
  let starts: readonly number[] | undefined;
  return ({ line, column }) => {
    starts ??= lineStarts(text);
    return (starts[line - 1] ?? text.length) + column - 1;
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
  for (let at = endOfLine(text, 0, text.length); at < text.length; at = endOfLine(text, at, text.length)) {
    at += text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
    starts.push(at);
  }
  return starts;
}

/** The line of an offset, by halving. */
function placeAt(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.max(0, offset - (starts[low] ?? 0)) + 1 };
}
