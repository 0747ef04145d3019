import type { IntentRoute, Refusal } from '#model/routing/intent.js';

/** A refusal, and the route that it is about. */
export interface RefusedRoute {
  readonly route: IntentRoute;
  readonly refusal: Refusal;
}

/** What of the route cannot be said. */
type About = Pick<Refusal, 'policy' | 'field'>;

export function refused(route: IntentRoute, kind: Refusal['kind'], because: string, about: About = {}): RefusedRoute {
  return { route, refusal: { kind, route: route.name, at: route.at, because, ...about } };
}
