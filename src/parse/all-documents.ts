import type { Json } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import type { Unreadable } from '#model/unreadable.js';
import { documentsIn } from './documents.js';
import { readDocuments } from './read-documents.js';
import { originsIn } from './source-map/lines.js';
import { placesIn } from './source-map/source-map.js';
import { newRows } from './tree.js';

/** A document of a file, whatever it holds, and where everything in it stands. */
export interface AnyDocument extends Required<Pick<Resource, 'locate' | 'plainText'>> {
  readonly value: Json;
}

/** What a file holds, and what of it cannot be read. */
export interface AllDocuments {
  readonly documents: readonly AnyDocument[];
  readonly unreadable: readonly Unreadable[];
}

/** Reads all documents of a file that need not be resources: kustomizations, patches. */
export function allDocuments(file: string, text: string): AllDocuments {
  const originAt = originsIn(file, text);
  const rows = newRows(text.length);
  const read = documentsIn(text).flatMap(one => readDocuments(text, one, rows).map(piece => piece.read));
  return {
    documents: read.flatMap(one =>
      'message' in one ? [] : [{ value: one.value, ...placesIn(text, one, originAt)([]) }],
    ),
    unreadable: read.flatMap(one => {
      if (!('message' in one)) return [];
      const { start, end, message, hint } = one;
      return [{ at: originAt(start, end), message, ...(hint !== undefined && { hint }) }];
    }),
  };
}
