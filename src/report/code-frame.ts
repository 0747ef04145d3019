import type { Origin } from '#model/origin.js';

const before = 1;
const widest = 160;

/** The line of a place with the one before it, and carets under the place; nothing where the text is not at hand. */
export function codeFrame({ line, column, endLine, endColumn }: Origin, text: string | undefined): readonly string[] {
  if (text === undefined || line === 0) return [];
  const lines = linesFrom(text, Math.max(1, line - before), line);
  const numbers = String(line).length;
  const shown = lines.map(
    (content, at) => `  ${String(line - lines.length + 1 + at).padStart(numbers)} | ${cut(content)}`,
  );
  const end = endLine === line ? endColumn : (lines.at(-1)?.length ?? 0) + 1;
  const width = Math.max(1, Math.min(end, widest) - column);
  const carets = column > widest ? [] : [`  ${' '.repeat(numbers)} | ${' '.repeat(column - 1)}${'^'.repeat(width)}`];
  return [...shown.map(one => one.trimEnd()), ...carets];
}

function cut(line: string): string {
  return line.length > widest ? `${line.slice(0, widest)}…` : line.replaceAll('\t', ' ');
}

/** Some lines of a text, found without parting all of it: any line ending of YAML counts. */
function linesFrom(text: string, first: number, last: number): readonly string[] {
  const breaks = /\r\n|\n|\r/g;
  const lines: string[] = [];
  let start = 0;
  for (let number = 1; number <= last; number++) {
    const found = breaks.exec(text);
    if (number >= first) lines.push(text.slice(start, found?.index));
    if (!found) break;
    start = breaks.lastIndex;
  }
  return lines;
}
