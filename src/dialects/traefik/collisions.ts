import type { Doubt, Router } from './router.js';

/**
 * Routers with a doubt where a name within Traefik is not theirs alone: of two routers with one key, or of two services
 * with one name, chance leaves one. (traefik v3.7.9: routers and services stand in maps, filled in the order of an informer)
 */
export function withCollisions(routers: readonly Router[]): readonly Router[] {
  const byKey = new Map<string, Router[]>();
  const meanings = new Map<string, Set<string>>();
  for (const router of routers) {
    const key = `${router.provider} ${router.key}`;
    byKey.set(key, [...(byKey.get(key) ?? []), router]);
    for (const { id, meaning } of router.target.services) {
      const name = `${router.provider} ${id}`;
      meanings.set(name, (meanings.get(name) ?? new Set()).add(meaning));
    }
  }
  return routers.map(router => {
    const doubt = keyDoubt(router, byKey) ?? serviceDoubt(router, meanings);
    return doubt ? { ...router, target: { ...router.target, doubt: router.target.doubt ?? doubt } } : router;
  });
}

function keyDoubt(router: Router, byKey: ReadonlyMap<string, readonly Router[]>): Doubt | undefined {
  const same = byKey.get(`${router.provider} ${router.key}`) ?? [];
  if (same.length < 2) return undefined;
  const names = same.map(({ place: { resource } }) => `${resource.namespace}/${resource.name}`).join(' and ');
  return {
    code: 'colliding-names',
    because: `routes of ${names} share one name within Traefik, and one of them is lost`,
    candidates: same.flatMap(({ target }) =>
      target.steps.flatMap(step => (step.kind === 'forward' ? step.backends : [])),
    ),
  };
}

function serviceDoubt(
  { provider, target }: Router,
  meanings: ReadonlyMap<string, ReadonlySet<string>>,
): Doubt | undefined {
  for (const { id } of target.services) {
    const same = [...(meanings.get(`${provider} ${id}`) ?? [])];
    if (same.length > 1) {
      const because = `the services ${same.join(' and ')} share the name ${id} within Traefik, and one of them answers for both`;
      return { code: 'colliding-names', because };
    }
  }
  return undefined;
}
