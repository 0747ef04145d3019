import type { Origin } from './origin.js';

/** Bytes that are no text in the encoding of their file: kubectl reads U+FFFD, the replacement character, in their place. */
export interface FaultyBytes {
  readonly at: Origin;
  readonly bytes: readonly number[];
  readonly encoding: 'UTF-8' | 'UTF-16';
  /** Whether they stand in a comment, where nothing reads them. */
  readonly inComment: boolean;
}

/** Bytes for which a U+FFFD stands in a text, at `offset`. */
export interface Replaced extends Pick<FaultyBytes, 'bytes' | 'encoding'> {
  readonly offset: number;
}
