import type { IntentPath, IntentRoute } from '#model/routing/intent.js';

/** The hosts of a route in lower case, each once; `*` where it names none. */
export function hostsOf({ hosts }: IntentRoute): readonly string[] {
  return hosts.length === 0 ? ['*'] : [...new Set(hosts.map(host => host.toLowerCase()))];
}

/** The paths of a route; all where it names none. */
export function pathsOf({ paths }: IntentRoute): readonly IntentPath[] {
  return paths.length === 0 ? [{ kind: 'prefix', path: '/' }] : paths;
}
