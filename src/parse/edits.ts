import type { Change, Edit } from '#model/diagnostic.js';
import type { Json } from '#model/json.js';
import { isArray, isObject, objectOf } from '#model/json.js';
import type { Origin, Path } from '#model/origin.js';
import { addValue } from './add-value.js';
import { documentsIn } from './documents.js';
import type { OriginAt } from './lines.js';
import { originsIn } from './lines.js';
import { readDocuments } from './read-documents.js';
import { removeValue } from './remove-value.js';
import { standingIn } from './resources.js';
import type { Replacement } from './set-value.js';
import { setValue } from './set-value.js';
import { childrenOf, targetOf } from './target.js';
import type { ReadDocument } from './tree.js';
import { at, columns, newRows } from './tree.js';

/** The edits that make a change; undefined where it cannot be made without changing more than it says. */
export type EditsOf = (change: Change) => readonly Edit[] | undefined;

/** Prepares a file for changes: each becomes an edit that keeps comments and style. */
export function editsIn(file: string, text: string): EditsOf {
  const originAt = originsIn(file, text);
  const rows = newRows(text.length);
  const pieces = documentsIn(text).flatMap(one => readDocuments(text, one, rows));
  const documents = pieces.flatMap(({ start, end, read }) => ('message' in read ? [] : [{ start, end, read }]));
  const spots = documents.flatMap(document => spotsIn(document, originAt));
  return change => {
    if (change.at.file !== file) return undefined;
    const spot = spots.find(one => contains(one.at, change.at) && isSubject(one.value, change));
    return spot && editOf(file, text, spot, change);
  };
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
}

/** A resource of the file, with the place that it takes. */
interface Spot extends Document {
  readonly path: Path;
  readonly value: Json;
  readonly at: Origin;
}

function spotsIn(document: Document, originAt: OriginAt): readonly Spot[] {
  const { tree } = document.read;
  const items = targetOf('', tree, ['items']);
  const rows = items ? childrenOf(tree, items.row) : [];
  return standingIn(document.read).map(({ path, value }) => {
    const [, index] = path;
    const row = (typeof index === 'number' ? rows[index] : undefined) ?? tree.root;
    return { ...document, path, value, at: originAt(at(tree, row, columns.start), at(tree, row, columns.end)) };
  });
}

function contains(whole: Origin, { line, column }: Origin): boolean {
  const begins = line > whole.line || (line === whole.line && column >= whole.column);
  return begins && (line < whole.endLine || (line === whole.endLine && column <= whole.endColumn));
}

function isSubject(value: Json, { subject }: Change): boolean {
  const { kind, metadata } = objectOf(value);
  const { name, generateName } = objectOf(metadata);
  return kind === subject.kind && (name ?? generateName ?? '') === subject.name;
}

function editOf(
  file: string,
  text: string,
  { start, end, path, read }: Spot,
  change: Change,
): readonly Edit[] | undefined {
  const whole = [...path, ...change.path];
  const replacement = replacementOf(text, read, whole, change.set);
  if (!replacement || !holds(text, { start, end, read }, replacement, whole, change.set)) return undefined;
  return [{ file, ...replacement }];
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
