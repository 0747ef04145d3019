import type { Change, Edit } from '#model/findings/diagnostic.js';
import type { Json } from '#model/json.js';
import { isArray, isObject, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { addValue } from './add-value.js';
import type { DocumentText } from '../documents.js';
import { documentsIn } from '../documents.js';
import { offsetsIn } from '../source-map/lines.js';
import { readDocuments } from '../read-documents.js';
import { removeValue } from './remove-value.js';
import { standingIn } from '../resources.js';
import type { Replacement } from './set-value.js';
import { setValue } from './set-value.js';
import { childrenOf, targetOf } from './target.js';
import type { ReadDocument } from '../tree.js';
import { at, columns, newRows } from '../tree.js';

/** Makes a change an edit of its file's text, that keeps comments and style; none where that would change more than it says. */
export type Editor = (change: Change) => readonly Edit[];

/** Prepares a text for changes: its lines are counted once, and each document that changes are for is read once. */
export function editorOf(text: string): Editor {
  const offsetOf = offsetsIn(text);
  const documents = documentsIn(text);
  const known = new Map<number, readonly Document[]>();
  return change => {
    if (change.byHand) return [];
    const offset = offsetOf(change.at);
    const document = documents[lastBefore(documents, offset)];
    if (!document) return [];
    const read = known.get(document.start) ?? readable(text, document);
    known.set(document.start, read);
    return read.flatMap(one => editIn(text, one, offset, change)).slice(0, 1);
  };
}

/** The edits of one change. */
export function editsOf(change: Change, text: string): readonly Edit[] {
  return editorOf(text)(change);
}

/** Applies edits that do not overlap; of two that do, the later one is left away. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < from) continue;
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

interface Document {
  readonly start: number;
  readonly end: number;
  readonly read: ReadDocument;
  readonly spots: readonly Spot[];
}

/** A resource of a document, and the text that it takes. */
interface Spot {
  readonly path: Path;
  readonly value: Json;
  readonly start: number;
  readonly end: number;
}

function readable(text: string, document: DocumentText): readonly Document[] {
  return readDocuments(text, document, newRows(document.end - document.start)).flatMap(({ start, end, read }) =>
    'message' in read ? [] : [{ start, end, read, spots: spotsIn(read) }],
  );
}

/** The last document that begins at or before an offset, by halving. */
function lastBefore(documents: readonly DocumentText[], offset: number): number {
  let low = 0;
  let high = documents.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((documents[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function spotsIn(read: ReadDocument): readonly Spot[] {
  const { tree } = read;
  const items = targetOf('', tree, ['items']);
  const rows = items ? childrenOf(tree, items.row) : [];
  return standingIn(read).map(({ path, value }) => {
    const [, index] = path;
    const row = (typeof index === 'number' ? rows[index] : undefined) ?? tree.root;
    return { path, value, start: at(tree, row, columns.start), end: at(tree, row, columns.end) };
  });
}

/** The edit of the resource that stands at an offset, if it is the one that the change is for. */
function editIn(text: string, document: Document, offset: number, change: Change): readonly Edit[] {
  const spot = document.spots.find(
    one => one.start <= offset && offset <= one.end && isSubject(one.value, change.subject),
  );
  if (!spot) return [];
  const path = [...spot.path, ...change.path];
  const replacement = replacementOf(text, document.read, path, change.set);
  const sound = replacement && holds(text, document, replacement, path, change.set);
  return sound ? [{ file: change.at.file, ...replacement }] : [];
}

function isSubject(value: Json, subject: Change['subject']): boolean {
  const { kind, metadata } = objectOf(value);
  const { name, generateName } = objectOf(metadata);
  return kind === subject.kind && (name ?? generateName ?? '') === subject.name;
}

function replacementOf(
  text: string,
  { tree }: ReadDocument,
  path: Path,
  value: Json | undefined,
): Replacement | undefined {
  const target = targetOf(text, tree, path);
  if (!target || path.length === 0) return undefined;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  if (target.depth === path.length)
    return value === undefined ? removeValue(target) : setValue(target, value, lineBreak);
  return value === undefined ? undefined : addValue(target, path, value, lineBreak);
}

/** Larger documents are not read once more. */
const longestChecked = 256 * 1024;

/** Whether the document says the change and nothing else once it is edited. What does not is not offered. */
function holds(
  text: string,
  { start, end, read }: Document,
  { start: from, end: to, text: by }: Replacement,
  path: Path,
  set: Json | undefined,
): boolean {
  if (end - start > longestChecked) return true;
  const edited = text.slice(start, from) + by + text.slice(to, end);
  const lead = start === 0 ? '' : '\n';
  const again = documentsIn(lead + edited).flatMap(one => readDocuments(lead + edited, one, newRows(edited.length)));
  const [only, ...more] = again;
  if (!only || more.length > 0 || 'message' in only.read) return false;
  return equal(only.read.value, changed(read.value, path, set));
}

/** The value with the change made. */
function changed(value: Json, path: Path, set: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return set ?? null;
  if (typeof key === 'number') {
    const items = isArray(value) ? value : [];
    const item = rest.length === 0 && set === undefined ? [] : [changed(items[key] ?? null, rest, set)];
    return [...items.slice(0, key), ...item, ...items.slice(key + 1)];
  }
  const { [key]: old, ...others } = objectOf(value);
  return rest.length === 0 && set === undefined ? others : { ...others, [key]: changed(old ?? null, rest, set) };
}

function equal(one: Json | undefined, other: Json | undefined): boolean {
  if (isArray(one) && isArray(other))
    return one.length === other.length && one.every((item, index) => equal(item, other[index]));
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every(key => Object.hasOwn(other, key) && equal(one[key], other[key]))
    );
  }
  return one === other;
}
