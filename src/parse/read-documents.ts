import type { DocumentText } from './documents.js';
import { endOfGap, endOfLine } from './trivia.js';
import { readJson } from './json/json-text.js';
import type { YamlFault, ReadDocument, Rows } from './tree.js';
import { readYaml } from './yaml/document.js';

/** What stands between two offsets of a file: a document, or why it cannot be read. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly read: ReadDocument | YamlFault;
}

/**
 * Reads what stands between two `---`: nothing or a document. A file that begins with a brace is read as JSON as long as that
 * goes, any number of values one after the other. (apimachinery v0.34.1, util/yaml: YAMLOrJSONDecoder)
 */
export function readDocuments(text: string, { start, end, glued }: DocumentText, rows: Rows): readonly Piece[] {
  if (glued) {
    const message = 'text stands after --- on its line, and kubectl refuses the file there';
    return [{ start, end, read: { ...glued, message, hint: 'move it to the next line' } }];
  }
  const pieces: Piece[] = [];
  let at = start;
  while (start === 0 && beginsJson(text, at, end)) {
    const json = readJson(text, at, end, rows);
    if (!json) break;
    pieces.push({ start: at, end: json.end, read: json.read });
    at = json.end;
  }
  return [...pieces, ...readAsYaml(text, at, end, rows)];
}

function readAsYaml(text: string, start: number, end: number, rows: Rows): readonly Piece[] {
  if (endOfGap(text, start, end) === end) return [];
  const { read, rest } = readYaml(text, start, end, rows);
  const piece = read ? [{ start, end, read }] : [];
  if (rest === undefined) return piece;
  const message = 'kubectl does not read what stands here, after the end of the document';
  const hint = 'put --- on a line of its own before it';
  return [...piece, { start: rest, end, read: { start: rest, end: endOfLine(text, rest, end), message, hint } }];
}

function beginsJson(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && ' \n\r\t'.includes(text.charAt(at))) at++;
  return at < end && text.charAt(at) === '{';
}
