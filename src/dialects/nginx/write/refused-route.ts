import type { IntentRoute, Refusal } from '#model/routing/intent.js';

/** A refusal, and the route that it is about. */
export interface RefusedRoute {
  readonly route: IntentRoute;
  readonly refusal: Refusal;
}

export function refused(route: IntentRoute, kind: Refusal['kind'], because: string): RefusedRoute {
  return { route, refusal: { kind, route: route.name, at: route.at, because } };
}
