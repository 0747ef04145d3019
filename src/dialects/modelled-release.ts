import type { Release } from './release.js';
import { compareReleases, releaseOf, releaseText } from './release.js';

/** The release as which a controller is answered. */
export interface ModelledRelease {
  readonly release: Release;
  /** Where what was named is none of those that are modelled: the release whose answers are compared, and why. */
  readonly compared?: { readonly release: Release; readonly because: string };
  /** Nothing is known of releases like it. */
  readonly unlike?: string;
}

/**
 * The release of a version, by the lines that are modelled (oldest first). Without a version the newest. One outside is taken as the
 * nearest; since it may lack, or have, each thing that is known to have changed, its answers count where a release without them agrees:
 * that before all changes for an older one, the first of the same major version for a newer one.
 */
export function modelledRelease(name: string, version: string | undefined, lines: readonly string[]): ModelledRelease {
  const modelled = lines.flatMap(one => releaseOf(one) ?? []);
  const newest = modelled.at(-1) ?? beforeAll;
  const named = version === undefined ? undefined : releaseOf(version);
  if (!named) return { release: newest };
  const alike = modelled.filter(one => one.major === named.major);
  const [oldest] = alike;
  const last = alike.at(-1);
  if (!oldest || !last) return { release: newest, unlike: unlikeText(name, named, lines) };
  if (named.minor === Infinity) return { release: last };
  if (alike.some(one => one.minor === named.minor)) return { release: named };
  const isOlder = compareReleases(named, oldest) < 0;
  const nearest = isOlder ? { ...oldest, patch: 0 } : last;
  const release = isOlder ? beforeAll : { ...oldest, patch: 0 };
  return { release: nearest, compared: { release, because: outsideText(name, named, nearest, isOlder) } };
}

/** Before everything that changed. */
const beforeAll: Release = { major: 0, minor: 0, patch: 0 };

function unlikeText(name: string, named: Release, lines: readonly string[]): string {
  return `how ${name} ${releaseText(named)} answers is not known; known are ${lines.join(', ')}`;
}

function outsideText(name: string, named: Release, nearest: Release, isOlder: boolean): string {
  const text = releaseText({ ...nearest, patch: Infinity });
  const what = isOlder ? `older than ${text}, the oldest` : `newer than ${text}, the newest`;
  return `${name} ${releaseText(named)} is ${what} that is known, and the answer rests on what changed between versions`;
}
