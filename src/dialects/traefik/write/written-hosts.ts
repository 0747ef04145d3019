import type { IntentRoute } from '#model/routing/intent.js';
import { hostsOf as namedHosts } from '#model/routing/intent-places.js';

/** The hosts in the rules of a route: its own and their aliases. */
export function hostsOf(route: IntentRoute): readonly string[] {
  return namedHosts({ hosts: [...namedHosts(route), ...(route.policies.serverAliases?.hosts ?? [])] });
}
