import type { Json } from '#model/json.js';
import { documentsIn } from './documents.js';
import { readDocuments } from './read-documents.js';
import { newRows } from './tree.js';

/** The value that a text within a manifest says in YAML or JSON (the values of a chart); undefined where it says none, or is broken. */
export function readValue(text: string): Json | undefined {
  const rows = newRows(text.length);
  const [first] = documentsIn(text).flatMap(one => readDocuments(text, one, rows));
  return first && !('message' in first.read) ? first.read.value : undefined;
}
