import type { IntentPath, IntentRoute } from '#model/routing/intent.js';

/** The hosts of a route and their aliases in lower case, each once; `*` where it names none. */
export function hostsOf({ hosts, policies }: IntentRoute): readonly string[] {
  const named = hosts.length === 0 ? ['*'] : hosts;
  return [...new Set([...named, ...(policies.serverAliases?.hosts ?? [])].map(host => host.toLowerCase()))];
}

/** The paths of a route; all where it names none. */
export function pathsOf({ paths }: IntentRoute): readonly IntentPath[] {
  return paths.length === 0 ? [{ kind: 'prefix', path: '/' }] : paths;
}
