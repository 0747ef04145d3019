import type { Doubt, Held } from '#model/routing/condition.js';

/** A regular expression, ready to be asked. */
export interface Compiled {
  /** The first match from a position on, leftmost; a doubt where the search had to be given up. */
  readonly find: (text: string, from?: number) => Found | undefined | Doubt;
  /** Whether there is a match. */
  readonly test: (text: string) => Held;
}

/** Where a regular expression matched. `groups` begins with the whole match; a group that took no part is undefined. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly named: ReadonlyMap<string, string | undefined>;
}
