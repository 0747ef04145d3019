import type { IntentPath, IntentRoute } from './intent.js';

/** The hosts of a route in lower case, each once; `*`, every host, where it names none. */
export function hostsOf({ hosts }: Pick<IntentRoute, 'hosts'>): readonly string[] {
  return hosts.length === 0 ? ['*'] : [...new Set(hosts.map(host => host.toLowerCase()))];
}

/** The paths of a route; all where it names none. */
export function pathsOf({ paths }: Pick<IntentRoute, 'paths'>): readonly IntentPath[] {
  return paths.length === 0 ? [{ kind: 'prefix', path: '/' }] : paths;
}

const longest = 1e6;

/** Higher comes first: an exact path, then prefixes by their length, then regular expressions by that of their text. */
export function pathPrecedence(path: IntentPath): number {
  switch (path.kind) {
    case 'exact':
      return 2 * longest;
    case 'prefix':
      return longest + barePrefix(path.path).length;
    case 'regex':
      return path.pattern.length;
  }
}

/** A prefix without the slash at its end, which does not count: empty for the root. */
export function barePrefix(path: string): string {
  return path.replace(/\/+$/, '');
}
