import type { PolicySet } from '#model/policies/policies.js';
import type { Intent } from '#model/routing/intent.js';
import type { RouteTable } from '#model/routing/table.js';
import { meaningOf } from '../intent-table.js';
import type { Conventions } from '#model/routing/conventions.js';
import { withoutInherited } from './inherited.js';
import type { ToldPlace } from './told-place.js';
import { placesIn } from './told-place.js';
import { intentFrom } from './told-routes.js';
import type { Untold } from './untold.js';
import { unlike } from './untold.js';

/** What a table amounts to: an intent, and what of the table it does not tell. */
export interface Told {
  readonly intent: Intent;
  readonly untold: readonly Untold[];
}

/**
 * The intent that a table amounts to. Its routes are those that people wrote, with their policies; what a controller adds by itself
 * (its own 404, a redirect to a path with a slash) is no part of it. It is never taken on trust: the meaning of the intent is
 * asked the witnesses of both, and each answer that differs stands among what is untold, beside matches that an intent has not.
 */
export function intentOf(table: RouteTable, conventions: Conventions): Told {
  if (table.unread ?? table.refused) return { intent: { routes: [] }, untold: [wholly(table)] };
  const found = table.listeners.map(({ hosts, normalisation = table.normalisation }) =>
    hosts.flatMap(host => placesIn(host, normalisation)),
  );
  const untold = found.flat().filter(isUntold);
  const places = withoutInherited(placesOfAll(found.map(all => all.filter(isPlace))), conventions);
  const intent = intentFrom(places, table);
  return { intent, untold: [...distinct(untold), ...unlike(meaningOf(intent, conventions), table)] };
}

function wholly({ unread, refused }: RouteTable): Untold {
  if (refused) return { at: refused.at, because: `the controller refuses the configuration: ${refused.reason}` };
  return { because: unread?.because ?? '' };
}

function isUntold(one: ToldPlace | Untold): one is Untold {
  return !isPlace(one);
}

function isPlace(one: ToldPlace | Untold): one is ToldPlace {
  return 'path' in one;
}

/** One place for what several listeners have: the redirect to https on one, and what happens behind it on another. */
function placesOfAll(listeners: readonly (readonly ToldPlace[])[]): readonly ToldPlace[] {
  const all = new Map<string, ToldPlace>();
  for (const place of listeners.flat()) {
    const key = JSON.stringify([place.host, place.path]);
    const before = all.get(key);
    all.set(
      key,
      before
        ? {
            ...withBackends(before, place),
            policies: together(before.policies, place.policies),
            certificate: before.certificate ?? place.certificate,
          }
        : place,
    );
  }
  return [...all.values()];
}

function withBackends(one: ToldPlace, other: ToldPlace): ToldPlace {
  return one.backends.length > 0 ? one : other;
}

function together(one: PolicySet, other: PolicySet): PolicySet {
  return { ...other, ...one };
}

function distinct(untold: readonly Untold[]): readonly Untold[] {
  return [...new Map(untold.map(one => [JSON.stringify(one), one])).values()];
}
