import type { Note } from '#model/findings/note.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';

/** What a note says, before it has its place. */
export type NoteBody = Note extends infer One
  ? One extends Note
    ? Omit<One, 'at' | 'subject' | 'path'>
    : never
  : never;

/** A note at a field of a resource. */
export function noteAt(resource: Resource, path: Path, body: NoteBody): Note {
  return { at: resource.locate(path), subject: subjectOf(resource), path, ...body };
}
