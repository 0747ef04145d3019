import type { Origin } from '#model/origin.js';
import { visible, widthOf } from '../escaping/visible.js';

/** The lines of a file by their number, counted from 1. */
export type Lines = (number: number) => string | undefined;

/** Parts a text into lines, once for all places in it: any line ending of YAML counts. */
export function linesOf(text: string | undefined): Lines {
  let lines: readonly string[] | undefined;
  return number => {
    lines ??= text?.replace(/^\ufeff/, '').split(/\r\n|\n|\r/) ?? [];
    return lines[number - 1];
  };
}

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
