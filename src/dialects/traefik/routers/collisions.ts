import { forwarded } from '#model/routing/forwarded.js';
import type { Backend } from '#model/backend.js';
import { backendName } from '#model/backend.js';
import type { RouterDoubt, Router } from '../dynamic/router.js';

/**
 * Routers with a doubt where a name within Traefik is not theirs alone: of two routers with one key, or of two services
 * with one name, chance leaves one. (traefik v3.7.9: routers and services stand in maps, filled in the order of an informer)
 */
export function withCollisions(routers: readonly Router[]): readonly Router[] {
  const byKey = new Map<string, Router[]>();
  const byName = new Map<string, Map<string, Backend>>();
  for (const router of routers) {
    const key = `${router.provider} ${router.key}`;
    const same = byKey.get(key);
    if (same) same.push(router);
    else byKey.set(key, [router]);
    for (const { id, backend } of router.target.services) {
      const name = `${router.provider} ${id}`;
      byName.set(name, (byName.get(name) ?? new Map<string, Backend>()).set(backendName(backend), backend));
    }
  }
  return routers.map(router => {
    const doubt = keyDoubt(router, byKey) ?? serviceDoubt(router, byName);
    return doubt ? { ...router, target: { ...router.target, doubt: router.target.doubt ?? doubt } } : router;
  });
}

function keyDoubt(router: Router, byKey: ReadonlyMap<string, readonly Router[]>): RouterDoubt | undefined {
  const same = byKey.get(`${router.provider} ${router.key}`) ?? [];
  if (same.length < 2) return undefined;
  const names = same.map(({ place: { resource } }) => `${resource.namespace}/${resource.name}`).join(' and ');
  return {
    code: 'colliding-names',
    because: `routes of ${names} share one name within Traefik, and one of them is lost`,
    candidates: same.flatMap(({ target }) => forwarded(target.steps)),
  };
}

function serviceDoubt(
  { provider, target }: Router,
  byName: ReadonlyMap<string, ReadonlyMap<string, Backend>>,
): RouterDoubt | undefined {
  for (const { id } of target.services) {
    const same = byName.get(`${provider} ${id}`) ?? new Map<string, Backend>();
    if (same.size > 1) {
      const because = `the services ${[...same.keys()].join(' and ')} share the name ${id} within Traefik, and one of them answers for both`;
      return {
        code: 'colliding-names',
        because,
        candidates: [...same.values()].map(backend => ({ backend, weight: 1 })),
      };
    }
  }
  return undefined;
}
