/** One attempt to match: what changes while it goes on. Whatever a matcher sets, it puts back when it fails. */
export interface Run {
  /** Bytes, one character each. */
  readonly text: string;
  readonly from: number;
  /** Start and end of each group, -1 where it took no part; the whole match is not among them until the end. */
  readonly captures: number[];
  readonly opened: number[];
  readonly counts: number[];
  readonly lasts: number[];
  /** Where the last accepted part ended. */
  end: number;
  /** How much work is left; below zero everything fails. */
  steps: number;
  /** How many rounds of repeats are under way. */
  depth: number;
  tooDeep: boolean;
}

/** Tries to match from a position on, with everything that follows. */
export type Matcher = (run: Run, at: number) => boolean;

/** The end of a part that is matched by itself. */
export function accept(run: Run, at: number): boolean {
  run.end = at;
  return true;
}

/** Puts the captures back as they were. */
export function restore(run: Run, captures: readonly number[]): void {
  for (const [at, value] of captures.entries()) run.captures[at] = value;
}
