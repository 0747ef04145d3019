import type { Origin } from './origin.js';

/** A comment of a manifest, without its `#`. */
export interface Comment {
  readonly text: string;
  readonly at: Origin;
}
