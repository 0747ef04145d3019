import type { Intent, IntentPath, IntentRoute, IntentTls } from '#model/routing/intent.js';
import type { Listener, RouteTable } from '#model/routing/table.js';
import { grouped } from '#model/grouped.js';
import { hostCondition } from '../../match/host.js';
import type { ToldPlace } from './told-place.js';

/** Routes of an intent: places that lead to the same by the same policies share one. */
export function intentFrom(places: readonly ToldPlace[], table: RouteTable): Intent {
  const secure = table.listeners.find(({ tls }) => tls);
  const byHost = grouped(places, place => key(place, secure, place.host));
  const alike = grouped(byHost.values(), group =>
    JSON.stringify([...group.slice(0, 1).map(one => key(one, secure)), group.map(({ path }) => path)]),
  );
  return { routes: named([...alike.values()].flatMap(groups => routeOf(groups, secure))) };
}

function key(place: ToldPlace, secure: Listener | undefined, host = ''): string {
  const { namespace = '', name } = place.route.subject;
  return JSON.stringify([namespace, name, host, place.policies, place.backends, tlsOf(place, secure)]);
}

/** One route for hosts that have the same paths. */
function routeOf(groups: readonly (readonly ToldPlace[])[], secure: Listener | undefined): readonly IntentRoute[] {
  const places = groups.flat();
  const [first] = places;
  if (!first) return [];
  const { subject, at } = first.route;
  const hosts = [...new Set(places.map(({ host }) => host))];
  const tls = tlsOf(first, secure);
  return [
    {
      name: subject.name,
      namespace: subject.namespace ?? '',
      hosts: hosts.length === 1 && hosts[0] === '*' ? [] : hosts,
      paths: distinct(places.map(({ path }) => path)),
      backends: first.backends,
      ...(tls && { tls }),
      policies: first.policies,
      labels: {},
      at,
    },
  ];
}

/** The certificate that is named for a place, else the one that is served there, where it is of the route's own namespace. */
function tlsOf({ host, route, certificate }: ToldPlace, secure: Listener | undefined): IntentTls | undefined {
  const name = host === '*' ? 'unrelated.invalid' : host.replace(/^\*\./, 'unrelated-label.');
  const served = certificate ?? secure?.certificates.find(({ sni }) => hostCondition(sni)(name) === true)?.certificate;
  const prefix = `${route.subject.namespace ?? ''}/`;
  return served?.startsWith(prefix) ? { secret: served.slice(prefix.length) } : undefined;
}

function distinct(paths: readonly IntentPath[]): readonly IntentPath[] {
  return [...new Map(paths.map(path => [JSON.stringify(path), path])).values()];
}

/** Names are unique in a namespace: the second of a resource gets a number. */
function named(routes: readonly IntentRoute[]): readonly IntentRoute[] {
  const taken = new Set<string>();
  return routes.map(route => {
    let { name } = route;
    for (let count = 2; taken.has(`${route.namespace}/${name}`); count++) name = `${route.name}-${count}`;
    taken.add(`${route.namespace}/${name}`);
    return { ...route, name };
  });
}
