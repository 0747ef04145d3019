import type { IntentPath } from '#model/routing/intent.js';
import { longestPath } from '../values/path-fault.js';
import { barePrefix } from '#model/routing/intent-places.js';

/**
 * The priority of a route, by what it takes and not by the length of its rule: an exact host before a wildcard, a longer
 * wildcard before a shorter one, no host last; then an exact path before a prefix, a longer prefix before a shorter one,
 * and regular expressions last. It does not depend on other routes, so that none changes when one is added.
 */
export function priorityFor(host: string, path: IntentPath): number {
  return hostScore(host) * 100_000 + pathScore(path) + 1;
}

/** Hosts of one score can share a rule. A host name has at most 253 characters. */
export function hostScore(host: string): number {
  if (host === '*') return 0;
  return host.startsWith('*.') ? Math.min(host.length, 253) : 254;
}

function pathScore(path: IntentPath): number {
  switch (path.kind) {
    case 'exact':
      return 2 * (longestPath + 1);
    case 'prefix':
      return longestPath + 1 + barePrefix(path.path).length;
    case 'regex':
      return path.pattern.length;
  }
}
