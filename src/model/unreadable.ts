import type { Origin } from './origin.js';

/** A document that is meant as a resource and cannot be read, with the place and the reason. */
export interface Unreadable {
  readonly at: Origin;
  /** What is so: `a tab stands where blanks indent`. */
  readonly message: string;
  /** What to do about it, where that is not plain. */
  readonly hint?: string;
}
