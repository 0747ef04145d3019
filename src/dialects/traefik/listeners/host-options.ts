import type { EntryPoint } from '../installation/entry-point.js';
import type { ReadRouter } from '../routers/read-router.js';
import { isBoundTo, speaksTls } from '../routers/entry-point-binding.js';

/**
 * The TLS options of each host of an entry point, by resolved name: those that its routers ask for. A router that does not agree with
 * another on one of its hosts loses its options on all of them. (traefik v3.7.9, pkg/server/aggregator.go: resolveHTTPTLSOptions)
 */
export function optionsByHost(routers: readonly ReadRouter[], entryPoint: EntryPoint): ReadonlyMap<string, string> {
  const conflicting = conflictingHosts(routers, entryPoint);
  const result = new Map<string, string>();
  for (const one of routers) {
    if (!isBoundTo(one.router, entryPoint) || !speaksTls(one.router, entryPoint)) continue;
    const lost = one.hosts.some(host => conflicting.has(host));
    for (const host of one.hosts) result.set(host, lost ? 'default' : optionsOf(one.router, entryPoint));
  }
  return result;
}

/** The TLS options that a router asks for on an entry point, or gets from it. */
export function optionsOf({ tls }: ReadRouter['router'], entryPoint: EntryPoint): string {
  return tls?.options ?? entryPoint.tls?.options ?? 'default';
}

/** Hosts that are served with different TLS options on an entry point. */
export function conflictingHosts(routers: readonly ReadRouter[], entryPoint: EntryPoint): ReadonlySet<string> {
  const asked = new Map<string, string>();
  const conflicting = new Set<string>();
  for (const { router, hosts } of routers) {
    if (!isBoundTo(router, entryPoint) || !speaksTls(router, entryPoint)) continue;
    const options = optionsOf(router, entryPoint);
    for (const host of hosts) {
      if ((asked.get(host) ?? options) !== options) conflicting.add(host);
      asked.set(host, options);
    }
  }
  return conflicting;
}
