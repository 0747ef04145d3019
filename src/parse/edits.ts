import type { Change, Edit } from '#model/diagnostic.js';
import type { Json } from '#model/json.js';
import { isArray, isObject, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { addValue } from './add-value.js';
import { documentsIn } from './documents.js';
import { offsetOf } from './lines.js';
import { readDocuments } from './read-documents.js';
import { removeValue } from './remove-value.js';
import { standingIn } from './resources.js';
import type { Replacement } from './set-value.js';
import { setValue } from './set-value.js';
import { childrenOf, targetOf } from './target.js';
import type { ReadDocument } from './tree.js';
import { at, columns, newRows } from './tree.js';

/**
 * The edits that make a change in the text of its file, and keep comments and style. None where the change cannot be made
 * without changing more than it says, as in a value that others share through an anchor.
 */
export function editsOf(change: Change, text: string): readonly Edit[] {
  const offset = offsetOf(text, change.at);
  const document = documentsIn(text).findLast(one => one.start <= offset);
  if (!document) return [];
  const pieces = readDocuments(text, document, newRows(document.end - document.start));
  for (const { start, end, read } of pieces) {
    const base = 'message' in read ? undefined : baseAt(read, offset, change);
    if (base === undefined || 'message' in read) continue;
    const path = [...base, ...change.path];
    const replacement = replacementOf(text, read, path, change.set);
    const sound = replacement && holds(text, { start, end, read }, replacement, path, change.set);
    return sound ? [{ file: change.at.file, ...replacement }] : [];
  }
  return [];
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

/** The path of the resource that a change is for: the one at an offset of the text, and of that kind and name. */
function baseAt(read: ReadDocument, offset: number, { subject }: Change): Path | undefined {
  const { tree } = read;
  const items = targetOf('', tree, ['items']);
  const rows = items ? childrenOf(tree, items.row) : [];
  return standingIn(read).find(({ path, value }) => {
    const [, index] = path;
    const row = (typeof index === 'number' ? rows[index] : undefined) ?? tree.root;
    return at(tree, row, columns.start) <= offset && offset <= at(tree, row, columns.end) && isSubject(value, subject);
  })?.path;
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
