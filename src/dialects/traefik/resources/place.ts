import type { Note } from '#model/findings/note.js';
import type { Origin, Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';

/** A field of a resource. */
export interface Place {
  readonly resource: Resource;
  readonly path: Path;
}

export function originOf({ resource, path }: Place): Origin {
  return resource.locate(path);
}

/** The place of a field below another. */
export function below({ resource, path }: Place, ...further: Path): Place {
  return { resource, path: [...path, ...further] };
}

/** A note at a place. Keys are pointed at where the note is about the key, values elsewhere. */
export function noteAt(place: Place, body: NoteBody): Note {
  const { resource, path } = place;
  const part = body.kind === 'unknown-key' ? 'key' : 'value';
  return { ...body, at: resource.locate(path, part), subject: subjectOf(resource), path };
}

type NoteBody = WithoutPlace<Note>;
type WithoutPlace<One> = One extends Note ? Omit<One, 'at' | 'subject' | 'path'> : never;
