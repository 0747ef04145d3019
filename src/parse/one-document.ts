import type { Json } from '#model/json.js';
import type { Locate, Origin } from '#model/origin.js';
import { documentsIn } from './documents.js';
import type { Piece } from './read-documents.js';
import { readDocuments } from './read-documents.js';
import type { OriginAt } from './source-map/lines.js';
import { originsIn } from './source-map/lines.js';
import { placesIn } from './source-map/source-map.js';
import type { YamlFault } from './tree.js';
import { newRows } from './tree.js';
import { endOfGap, endOfLine } from './trivia.js';

/** The only document of a file that is no manifest. */
export interface OneDocument {
  /** Undefined where the file is empty. */
  readonly value: Json | undefined;
  readonly locate: Locate;
}

/** Why a file is not one document. */
export interface Unread {
  readonly at: Origin;
  readonly message: string;
  readonly hint?: string;
}

/** Reads a file that holds one document, YAML or JSON; or says what keeps it from being one. */
export function readOneDocument(file: string, text: string): OneDocument | readonly Unread[] {
  const originAt = originsIn(file, text);
  const rows = newRows(text.length);
  const [first, second] = documentsIn(text).flatMap(one => readDocuments(text, one, rows));
  if (!first) return { value: undefined, locate: () => originAt(0, 0) };
  const { read } = first;
  if ('message' in read) return [unread(read, originAt)];
  if (second) return [unread(moreIn(text, second), originAt)];
  if (read.repeated.length > 0)
    return read.repeated.map(({ path, start, end }) =>
      unread({ start, end, message: `${path.at(-1) ?? ''} stands here once more; keep one of them` }, originAt),
    );
  return { value: read.value ?? undefined, locate: placesIn(text, read, originAt)([]).locate };
}

function unread({ start, end, ...said }: YamlFault, originAt: OriginAt): Unread {
  return { at: originAt(start, end), ...said };
}

function moreIn(text: string, { start, end, read }: Piece): YamlFault {
  if ('message' in read) return read;
  const from = endOfGap(text, start, end);
  return { start: from, end: endOfLine(text, from, end), message: 'a second document begins here; keep one of them' };
}
