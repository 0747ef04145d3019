import type { IntentPath, IntentRoute } from './intent.js';
import { literalBeginning } from './literal-beginning.js';

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

/**
 * Higher comes first: an exact path, then prefixes by their length and regular expressions by that of the text that they
 * must begin with; of one length an expression before a prefix, and the longer of two expressions.
 */
export function pathPrecedence(path: IntentPath): number {
  switch (path.kind) {
    case 'exact':
      return Number.MAX_SAFE_INTEGER;
    case 'prefix':
      return barePrefix(path.path).length;
    case 'regex':
      return literalBeginning(path.pattern).length + 1 - 1 / (path.pattern.length + 1);
  }
}

/** Whether two paths may take the same request. Regular expressions are told apart by how they begin alone. */
export function mayMeet(one: IntentPath, other: IntentPath): boolean {
  const [narrow, wide] = pathPrecedence(one) < pathPrecedence(other) ? [other, one] : [one, other];
  if (narrow.kind === 'regex' || wide.kind === 'regex') {
    const [start, end] = [beginningOf(narrow), beginningOf(wide)];
    return start.startsWith(end) || (narrow.kind !== 'exact' && end.startsWith(start));
  }
  if (wide.kind === 'exact') return narrow.path === wide.path;
  return `${barePrefix(narrow.path)}/`.startsWith(`${barePrefix(wide.path)}/`);
}

function beginningOf(path: IntentPath): string {
  if (path.kind === 'regex') return literalBeginning(path.pattern);
  return path.kind === 'exact' ? path.path : barePrefix(path.path);
}

/** The hosts that take a request of a host where it has no route for it, the nearest first: a wildcard stands for one label. */
export function hostsAbove(host: string): readonly string[] {
  if (host === '*') return [];
  return host.startsWith('*.') ? ['*'] : [host.replace(/^[^.]+/, '*'), '*'];
}

/** A prefix without the slash at its end, which does not count: empty for the root. */
export function barePrefix(path: string): string {
  return path.replace(/\/+$/, '');
}
