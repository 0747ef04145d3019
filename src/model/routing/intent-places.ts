import type { IntentPath, IntentRoute } from './intent.js';

/** The hosts of a route in lower case, each once; `*`, every host, where it names none. */
export function hostsOf({ hosts }: Pick<IntentRoute, 'hosts'>): readonly string[] {
  return hosts.length === 0 ? ['*'] : [...new Set(hosts.map(host => host.toLowerCase()))];
}

/** The paths of a route, each once; all where it names none. With and without a slash at its end a prefix is one. */
export function pathsOf({ paths }: Pick<IntentRoute, 'paths'>): readonly IntentPath[] {
  if (paths.length === 0) return [{ kind: 'prefix', path: '/' }];
  const byMeaning = new Map<string, IntentPath>();
  for (const path of paths) {
    const key = JSON.stringify(path.kind === 'prefix' ? { ...path, path: barePrefix(path.path) } : path);
    if (!byMeaning.has(key)) byMeaning.set(key, path);
  }
  return [...byMeaning.values()];
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
