import { hasChange } from '#dialects/change.js';
import { releaseOrNewest } from '#dialects/release.js';
import type { Does } from './changes.table.js';
import { traefikChanges } from './changes.table.js';

/** What the Traefik of a version does of what changed; without a version the newest. */
export function doesOf(version: string | undefined): Does {
  const release = releaseOrNewest(version);
  return change => hasChange(release, traefikChanges[change]);
}
