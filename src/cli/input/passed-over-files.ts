import type { Parsed } from '#parse/manifests.js';

/** A file that holds nothing for Kubernetes, and why. */
export interface PassedOverFile {
  readonly file: string;
  readonly because: string;
}

/** The file itself, where nothing in it was read or meant to be. */
export function passedOverIn(file: string, parsed: Parsed | undefined): readonly PassedOverFile[] {
  if (!parsed || parsed.resources.length > 0 || parsed.unreadable.length > 0) return [];
  const reasons = [...new Set(parsed.ignoredAs.map(one => one.as))];
  return [{ file, because: reasons.length > 0 ? reasons.join(', ') : 'it is empty' }];
}
