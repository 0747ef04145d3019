import type { Route } from '#model/routing/table.js';
import type { Shadow } from '#simulate/shadow/shadowing.js';
import { shadowsIn } from '#simulate/shadow/shadowing.js';
import { rule } from './rule.js';

export const routeShadowed = rule({
  id: 'route-shadowed',
  category: 'route',
  severity: 'warning',
  summary: 'A route never answers: others that come first take all of its requests.',
  why: 'The controller has an order of its own (by length of the rule, by the text of a regular expression), and it is not the order in which the routes were written.',
  fix: 'Give the route the precedence that it needs: an explicit priority, a longer path, or no competing route.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { table } of readings) {
      const shadows = shadowsIn(table).filter(({ route }) => !route.implicit);
      const everywhere = answering(
        table.listeners.flatMap(one => one.hosts.flatMap(host => host.routes)),
        shadows,
      );
      for (const [place, { route, by, witness }] of onePerPlace(shadows)) {
        // A route that stands on several listeners answers if it answers on one of them.
        if (everywhere.has(place)) continue;
        const { at, subject } = route;
        const related = [{ at: by.at, subject: by.subject, message: `${by.matches} comes first` }];
        const asked = `${witness.method} ${witness.scheme}://${witness.host}${witness.path}`;
        yield {
          at,
          subject,
          related,
          message: `${route.matches} is never reached: ${by.matches} comes first and takes, for instance, ${asked}`,
        };
      }
    }
  },
});

/** The places of routes of which at least one answers. */
function answering(routes: readonly Route[], shadows: readonly Shadow[]): ReadonlySet<string> {
  const dead = new Set(shadows.map(one => one.route));
  return new Set(routes.filter(one => !dead.has(one)).map(placeKey));
}

/** What is never reached on several listeners is said once, with the first that comes before it. */
function onePerPlace(shadows: readonly Shadow[]): ReadonlyMap<string, Shadow> {
  return new Map([...shadows].reverse().map(one => [placeKey(one.route), one]));
}

function placeKey({ at, matches }: Route): string {
  return `${at.file}:${at.line}:${at.column} ${matches}`;
}
