/** A release of a controller in numbers. A patch that nobody named is infinite: the newest of its line, which is what a tag without it leads to. */
export interface Release {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** The release that a version or the tag of an image names: `1.11`, `v3.7.9`, `1.11.3-debian-12`. Undefined where it names none (`latest`). */
export function releaseOf(version: string): Release | undefined {
  const [, major, minor, patch] =
    /^v?(\d{1,4})(?:\.(\d{1,4})(?:\.(\d{1,6}))?)?(?:[-+.][\w.+-]*)?$/.exec(version.trim()) ?? [];
  if (major === undefined) return undefined;
  return { major: Number(major), minor: numberOr(minor), patch: numberOr(patch) };
}

function numberOr(digits: string | undefined): number {
  return digits === undefined ? Infinity : Number(digits);
}

/** Earlier releases first. */
export function compareReleases(one: Release, other: Release): number {
  return difference(one.major, other.major) || difference(one.minor, other.minor) || difference(one.patch, other.patch);
}

/** Two that are infinite are the same. */
function difference(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

/** `1.11`, `1.11.3`. */
export function releaseText({ major, minor, patch }: Release): string {
  return [major, minor, patch].filter(Number.isFinite).join('.');
}

/** The release of a version; without one that of all the newest. */
export function releaseOrNewest(version: string | undefined): Release {
  const named = version === undefined ? undefined : releaseOf(version);
  return named ?? { major: Infinity, minor: Infinity, patch: Infinity };
}
