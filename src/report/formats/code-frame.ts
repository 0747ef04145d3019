import type { Origin } from '#model/origin.js';
import { visible, widthOf } from '../escaping/visible.js';

/** The lines of a file by their number, counted from 1. */
export type Lines = (number: number) => string | undefined;

/** A part of a text, by its offsets. */
export type Part = (start: number, end: number) => string;

/** Parts a text into lines, once for all places in it: any line ending of YAML counts. What is shown of a line is asked for by its offsets. */
export function linesOf(text: string | undefined, shown: Part): Lines {
  let starts: readonly number[] | undefined;
  return number => {
    if (text === undefined) return undefined;
    starts ??= lineStarts(text);
    const start = starts[number - 1];
    return start === undefined ? undefined : shown(start, starts[number] ?? text.length).replace(/[\r\n]+$/, '');
  };
}

/** A byte order mark is no part of the first line. */
function lineStarts(text: string): readonly number[] {
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) starts.push(at + 1);
  }
  return starts;
}

const lineFeed = 10;
const carriageReturn = 13;

/** How many columns of a line are shown: of a longer one the part around the place. */
const widest = 160;
const ahead = 60;

/** The line of a place with the one before it, and carets under the place; nothing where the text is not at hand. */
export function codeFrame({ line, column, endLine, endColumn }: Origin, lines: Lines): readonly string[] {
  const content = line === 0 ? undefined : lines(line);
  if (content === undefined) return [];
  const before = lines(line - 1);
  const digits = String(line).length;
  const from = column > widest ? column - ahead : 0;
  const end = endLine === line ? endColumn : content.trimEnd().length + 1;
  const blanks = ' '.repeat(widthOf(cut(content, from).slice(0, column - 1 - from + (from > 0 ? 1 : 0))));
  const carets = '^'.repeat(Math.max(1, widthOf(content.slice(column - 1, Math.min(end - 1, from + widest)))));
  return [
    ...(before === undefined ? [] : [numbered(line - 1, digits, cut(before, from))]),
    numbered(line, digits, cut(content, from)),
    `  ${' '.repeat(digits)} | ${blanks}${carets}`,
  ];
}

function numbered(line: number, digits: number, content: string): string {
  return `  ${String(line).padStart(digits)} | ${visible(content)}`.trimEnd();
}

function cut(line: string, from: number): string {
  const part = line.slice(from, from + widest);
  return `${from > 0 && part !== '' ? '…' : ''}${part}${line.length > from + widest ? '…' : ''}`;
}
