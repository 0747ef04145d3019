import type { Releases } from '#model/routing/releases.js';
import type { CniProfile } from './cni.js';
import { cniProfiles } from './cni-profiles.table.js';
import { cniReleases } from './cni-releases.table.js';

/** The names that `cni` may have, with the releases of those that have versions. */
export const knownCnis: ReadonlyMap<string, Releases | undefined> = new Map(
  cniProfiles.map(({ name }) => [name, Object.hasOwn(cniReleases, name) ? cniReleases[name] : undefined]),
);

/** `calico@3.31`: the profile of that version, of the newest without one. A name that is not known is taken for a conformant network. */
export function cniNamed(text: string): CniProfile {
  const [name, version] = text.split('@');
  const known = cniProfiles.filter(one => one.name === name);
  const fitting = known.filter(({ since }) => since === undefined || version === undefined || !isBelow(version, since));
  const found = fitting.at(-1) ?? known[0] ?? cniProfiles.find(one => one.name === 'conformant');
  if (!found) throw new RangeError('the table of CNIs has no conformant network');
  return found;
}

/** Versions compare part by part: 3.9 is below 3.31. */
function isBelow(version: string, other: string): boolean {
  const [parts, others] = [version, other].map(text => text.replace(/^v/, '').split('.').map(Number));
  const at = others?.findIndex((part, index) => part !== (parts?.[index] ?? 0)) ?? -1;
  return at >= 0 && (parts?.[at] ?? 0) < (others?.[at] ?? 0);
}
