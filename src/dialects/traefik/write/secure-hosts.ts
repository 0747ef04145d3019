import type { IntentRoute } from '#model/routing/intent.js';
import { hostsOf } from '#model/routing/intent-places.js';

/** The hosts that some route has a certificate for. */
export function certifiedHosts(routes: readonly IntentRoute[]): ReadonlySet<string> {
  return new Set(routes.filter(({ tls }) => tls).flatMap(hostsOf));
}

/** The hosts on which a route answers https: all of its own, or those that another route has a certificate for. A host does not answer for some paths only. */
export function secureHostsOf(route: IntentRoute, certified: ReadonlySet<string>): ReadonlySet<string> {
  const hosts = hostsOf(route);
  return new Set(asksForTls(route) ? hosts : hosts.filter(host => certified.has(host)));
}

/** By itself, whatever other routes of its hosts do. */
export function asksForTls({ tls, policies }: IntentRoute): boolean {
  return tls !== undefined || policies.httpsRedirect?.enabled === true;
}
