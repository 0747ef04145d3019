import type { Release } from './release.js';
import { compareReleases, releaseOf } from './release.js';

/** Something that a controller does since a release, and did not before. */
export interface Change {
  /** The first release that does it: in a line that got it by a patch the patch, one for each such line. In order. */
  readonly since: readonly string[];
  /** The first releases that no longer do it, in the same way. Default: all do. */
  readonly until?: readonly string[];
  /** What is so since then, in a sentence without a full stop. */
  readonly says: string;
  /** Where it is written: files, pull requests. */
  readonly source: string;
}

/** Whether a release does it. */
export function hasChange(release: Release, { since, until = [] }: Change): boolean {
  return isReached(release, since) && !isReached(release, until);
}

/** A line that is named has it since its patch, one that is not where it comes after all that are. */
function isReached(release: Release, firsts: readonly string[]): boolean {
  const releases = firsts.flatMap(one => releaseOf(one) ?? []);
  const own = releases.find(one => one.major === release.major && one.minor === release.minor);
  const first = own ?? releases.at(-1);
  return first !== undefined && compareReleases(release, first) >= 0;
}
