import { byteLength } from '#model/text/bytes.js';
import type { ProviderName, Router } from '../dynamic/router.js';

/** No router of a user may be above it. (traefik v3.7.9, pkg/server/router/router.go: maxUserPriority) */
export const highestPriority = 2n ** 63n - 1n - 1000n;

/** A router's priority: its own, else the length of its rule in bytes. (traefik v3.7.9, pkg/muxer/http/mux.go: GetRulePriority) */
export function priorityOf({ priority, rule }: Pick<Router, 'priority' | 'rule'>): bigint {
  return priority === 0n ? BigInt(byteLength(rule)) : priority;
}

/**
 * Routers in match order: higher priorities first, then the provider that the static configuration puts first. What is
 * still equal gets the same rank: the sort is not stable and the routers come out of a map.
 * (traefik v3.7.9, pkg/muxer/http/mux.go: AddRoute and routes.Less; pkg/config/static/static_config.go: providers precedence)
 */
export function ranked<Item extends Pick<Router, 'priority' | 'rule' | 'provider'>>(
  routers: readonly Item[],
): readonly { readonly item: Item; readonly rank: number }[] {
  const keyed = routers.map(item => ({ item, priority: priorityOf(item), provider: providers.indexOf(item.provider) }));
  keyed.sort((one, other) =>
    one.priority === other.priority ? one.provider - other.provider : one.priority > other.priority ? -1 : 1,
  );
  let rank = -1;
  let last: (typeof keyed)[number] | undefined;
  return keyed.map(one => {
    if (one.priority !== last?.priority || one.provider !== last.provider) rank++;
    last = one;
    return { item: one.item, rank };
  });
}

/** What the default order puts first. Routers of Traefik itself are in no list, and come last. */
const providers: readonly ProviderName[] = ['kubernetescrd', 'kubernetes', 'internal'];
