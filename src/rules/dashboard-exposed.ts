import type { Route } from '#model/routing/table.js';
import { asksWhoComes } from '#model/routing/routed-backends.js';
import { rule } from './rule.js';

export const dashboardExposed = rule({
  id: 'dashboard-exposed',
  category: 'security',
  severity: 'error',
  summary: "A route shows the controller's own administration to everybody.",
  why: 'It tells every route, Service and middleware of the cluster, and where it takes changes, anybody can make them.',
  fix: 'Ask who comes: by password, by address, by certificate or by another service; or leave the route out and forward a port.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { table } of readings) {
      const routes = table.listeners.flatMap(({ hosts }) => hosts.flatMap(host => host.routes));
      for (const { at, subject, matches } of onePerPlace(routes.filter(one => shows(one) && !asksWhoComes(one))))
        yield {
          at,
          subject,
          message: `${matches} shows the controller's own administration, and asks nobody who they are`,
        };
    }
  },
});

function shows({ steps, implicit }: Route): boolean {
  return implicit !== true && steps.some(step => step.kind === 'respond' && step.administration === true);
}

/** A route that stands on several listeners is one. */
function onePerPlace(routes: readonly Route[]): Iterable<Route> {
  return new Map(routes.map(one => [`${one.at.file}:${one.at.line}:${one.at.column}`, one])).values();
}
