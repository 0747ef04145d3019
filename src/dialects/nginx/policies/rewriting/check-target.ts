import { parsePcre } from '#regex/pcre/parse.js';
import { isCanary } from '../backend/canary.js';
import type { Reads } from '../reads.js';
import { isClosed } from './closed-pattern.js';

/** What the target of a rewriting would have to be: it leaves out a group that no path has, or the whole rest of the path. */
export function checkTarget(reads: Reads, target: string): string | undefined {
  const paths = reads.paths.filter(({ path }) => path !== target);
  if (target === '' || reads.location !== undefined || isCanary(reads) || paths.length === 0) return undefined;
  const wanted = Math.max(0, ...[...target.matchAll(/\$(\d)/g)].map(([, digit]) => Number(digit)));
  const lacking = paths.find(({ path }) => groupsOf(path) < wanted);
  if (lacking) return `groups that its paths have: ${lacking.path} has ${groupsOf(lacking.path) || 'none'}`;
  if (target !== '/') return undefined;
  const cut = paths.find(
    ({ path, pathType }) => pathType === 'Prefix' && path !== '/' && groupsOf(path) === 0 && !isWhole(path),
  );
  return cut && `a group for the rest of the path: whatever is below ${cut.path} reaches the backend as /`;
}

/** The path is one that nothing is below: its expression ends where the path does. */
function isWhole(path: string): boolean {
  const read = parsePcre(path, true);
  return !('fault' in read) && isClosed(read.node);
}

function groupsOf(path: string): number {
  const read = parsePcre(path, true);
  return 'fault' in read ? 9 : read.groups;
}
