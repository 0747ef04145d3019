import type { Effect } from '#model/findings/diagnostic.js';
import type { ReferencedResource } from '#model/findings/note.js';

/** A value that the controller does not take as it is meant: it becomes the note of that name. */
export interface InvalidValue {
  /** The annotation as written, without the prefix. */
  readonly name: string;
  readonly value: string;
  readonly wants: string;
  readonly effect: Effect;
  /** What it names is there, and is not what it would have to be. */
  readonly names?: ReferencedResource;
}
