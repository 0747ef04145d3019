import type { IntentRoute, Refusal } from '#model/routing/intent.js';

/** A route that Traefik cannot say, with the reason. */
export interface RefusedRoute {
  readonly route: IntentRoute;
  readonly refusal: Refusal;
}

export function refused(route: IntentRoute, kind: Refusal['kind'], because: string): RefusedRoute {
  const { name, at } = route;
  return { route, refusal: { kind, route: name, at, because } };
}
