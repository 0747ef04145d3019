import { compareBytes } from '#model/text/bytes.js';
import { grouped } from '#model/grouped.js';
import type { IntentRoute } from '#model/routing/intent.js';
import { hostsOf, pathsOf } from '#model/routing/intent-places.js';
import type { RulePlace } from './priority.js';
import { comparePlaces, hostScore, prioritiesOf } from './priority.js';
import { ruleText } from './rule-text.js';

/** One rule of a route: one path, on hosts that count alike. */
export interface RouteRule extends RulePlace {
  readonly match: string;
  readonly priority: number;
}

/** The rules of each route, those that come first in an intent before others; their priorities depend on all that can take the same requests. */
export function rulesOf(routes: readonly IntentRoute[]): ReadonlyMap<IntentRoute, readonly RouteRule[]> {
  const places = new Map(routes.map(route => [route, placesOf(route)]));
  const priorities = prioritiesOf([...places.values()].flat());
  return new Map(
    [...places].map(([route, own]) => [
      route,
      own.map(place => ({
        ...place,
        match: ruleText(place.hosts, place.path),
        priority: priorities.get(place) ?? 0,
      })),
    ]),
  );
}

/** A rule on some of its hosts, where it is one of them. */
export function ruleOn(hosts: ReadonlySet<string>, rule: RouteRule): readonly RouteRule[] {
  const own = rule.hosts.filter(host => hosts.has(host));
  if (own.length === 0) return [];
  return [own.length === rule.hosts.length ? rule : { ...rule, hosts: own, match: ruleText(own, rule.path) }];
}

function placesOf(route: IntentRoute): readonly RulePlace[] {
  const groups = grouped([...hostsOf(route)].sort(compareBytes), hostScore);
  const places = [...groups.values()].flatMap(hosts => pathsOf(route).map(path => ({ hosts, path })));
  return places.sort((one, other) => -comparePlaces(one, other) || compareBytes(textOf(one), textOf(other)));
}

function textOf({ hosts, path }: RulePlace): string {
  return ruleText(hosts, path);
}
