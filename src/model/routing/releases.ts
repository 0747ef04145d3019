/** Which versions of a program there are: by major version, the minor versions from the first to the newest that is known. */
export interface Releases {
  /** Oldest first. */
  readonly majors: readonly { readonly major: number; readonly from: number; readonly to: number }[];
  /** Where this is written. */
  readonly source: string;
}

/** How many minor versions may have come out since the newest that is known: ten of a release a quarter are two years and a half. */
const since = 10;

/** Whether a version was released, or may have been since: `3`, `3.7`, `v3.7.9`, `1.19.2-eksbuild.1`. */
export function isReleased(version: string, { majors }: Releases): boolean {
  const [, major, minor] = /^v?(\d{1,4})(?:\.(\d{1,4})(?:\.\d{1,6})?)?(?:[-+][\w.+-]*)?$/.exec(version) ?? [];
  const line = majors.find(one => one.major === Number(major));
  if (major === undefined || !line) return false;
  const newest = line === majors.at(-1) ? line.to + since : line.to;
  return minor === undefined || (Number(minor) >= line.from && Number(minor) <= newest);
}

/** `1.0 to 1.7, 2.0 to 2.11, 3.0 to 3.7` */
export function releasesText({ majors }: Releases): string {
  return majors.map(({ major, from, to }) => `${major}.${from} to ${major}.${to}`).join(', ');
}
