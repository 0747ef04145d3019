import type { Effect } from '#model/findings/diagnostic.js';

/** A value that the controller does not take as it is meant: it becomes the note of that name. */
export interface InvalidValue {
  /** The annotation as written, without the prefix. */
  readonly name: string;
  readonly value: string;
  readonly wants: string;
  readonly effect: Effect;
}
