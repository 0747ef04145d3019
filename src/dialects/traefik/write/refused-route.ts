import type { IntentRoute, Refusal } from '#model/routing/intent.js';

/** A route that Traefik cannot say, with the reason. */
export interface RefusedRoute {
  readonly route: IntentRoute;
  readonly refusal: Refusal;
}

/** What of the route cannot be said. */
type About = Pick<Refusal, 'policy' | 'field'>;

export function refused(route: IntentRoute, kind: Refusal['kind'], because: string, about: About = {}): RefusedRoute {
  const { name, at } = route;
  return { route, refusal: { kind, route: name, at, because, ...about } };
}
