import type { FieldPart, Origin, Path } from '#model/origin.js';
import type { AllDocuments } from '#parse/all-documents.js';
import { allDocuments } from '#parse/all-documents.js';
import type { Scalar } from '../tree/node.js';
import { placeOf } from '../tree/node.js';

/** The file that a text stands within. */
export interface InlineFile {
  readonly file: string;
  readonly text: string;
}

/**
 * The documents of a text that stands within a file: a patch in a kustomization. In a literal block (`|`) each of its lines is a line
 * of the file; in any other text all of it stands where the text does.
 */
export function inlineDocuments(node: Scalar, inner: string, { file, text }: InlineFile): AllDocuments {
  const { documents, unreadable } = allDocuments(file, inner);
  const placed = placeIn(node, text);
  return {
    documents: documents.map(one => ({
      ...one,
      locate: (path: Path, part?: FieldPart) => placed(one.locate(path, part)),
    })),
    unreadable: unreadable.map(one => ({ ...one, at: placed(one.at) })),
  };
}

function placeIn(node: Scalar, text: string): (inner: Origin) => Origin {
  const whole = placeOf(node, 'value');
  const lines = text.split(/\r\n|\n|\r/);
  const header = lines[whole.line - 1]?.slice(whole.column - 1) ?? '';
  if (!header.startsWith('|')) return () => whole;
  const first = lines.slice(whole.line).find(line => line.trim() !== '') ?? '';
  const indent = /^ */.exec(first)?.[0].length ?? 0;
  return inner => ({
    file: inner.file,
    line: inner.line + whole.line,
    column: inner.column + indent,
    endLine: inner.endLine + whole.line,
    endColumn: inner.endColumn + indent,
  });
}
