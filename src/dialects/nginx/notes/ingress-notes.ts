import type { Note } from '#model/note.js';
import type { Skipped } from '../taken.js';
import { noteAt } from './note-at.js';

/** Ingresses that the controller passes over, but for those whose annotation is at fault: these are noted there. */
export function skippedNotes(skipped: readonly Skipped[]): readonly Note[] {
  return skipped.flatMap(({ resource, because, path, noted }) => {
    const key = String(path.at(-1));
    return noted ? [] : [noteAt(resource, path, { kind: 'ignored-value', key, because, effect: 'ingress-skipped' })];
  });
}
