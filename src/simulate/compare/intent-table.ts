import { hostPattern } from '#model/text/host-pattern.js';
import type { Intent, IntentPath, IntentRoute } from '#model/routing/intent.js';
import { hostsOf, pathPrecedence, pathsOf } from '#model/routing/intent-places.js';
import type { PathMatch } from '#model/match.js';
import type { Step } from '#model/routing/step.js';
import type { Listener, Normalisation, Route, RouteTable } from '#model/routing/table.js';
import type { Conventions } from '#model/routing/conventions.js';
import { appRootSteps, hostSteps, otherOfWww, wwwSteps } from './meaning/hosts.js';
import type { MeantPlace } from './meaning/place.js';
import { unsaid } from './meaning/place.js';
import { meantSteps } from './meaning/policy-meanings.js';

/**
 * What an intent means, as a table of no controller. All routes compete for a request, whatever their hosts: an exact host
 * beats a wildcard, a longer wildcard a shorter one, a wildcard no host; then an exact path beats a prefix, a longer prefix a
 * shorter one, and a regular expression stands where a prefix of the text that it must begin with would (as Gateway API has it,
 * a request that no rule of the more specific host takes may be taken by one of a less specific host). A route without TLS does not say what https
 * answers unless another has a certificate for the host, which then answers https for all of its paths; and a route that does not ask for a redirect is served on both. What the policies of a route do to a request, and in
 * which order, stands in `meaning/`.
 */
export function meaningOf(intent: Intent, conventions: Conventions): RouteTable {
  const places = placesOf(intent.routes).sort((one, other) => compared(one, other));
  const ranks = ranksOf(places);
  const certified = new Set(intent.routes.filter(({ tls }) => tls).flatMap(hostsOf));
  const listener = (tls: boolean): Listener => ({
    name: tls ? 'https' : 'http',
    port: tls ? 443 : 80,
    tls,
    hosts: [
      {
        host: { kind: 'any' },
        routes: places.map((place, at) => {
          const meant = { ...place, tls, conventions, certified };
          return routeOf(place, ranks[at] ?? at, conventions, stepsOf(place.as, meant, intent.routes));
        }),
      },
    ],
    certificates: [],
    otherwise: [{ kind: 'respond', status: 404, because: 'no route takes the request' }],
  });
  const { escaping } = conventions;
  return {
    controller: 'intent',
    normalisation: { ...normalisation, ...(escaping && { escaping }) },
    listeners: [listener(false), listener(true)],
  };
}

const normalisation: Normalisation = { steps: ['decode-all', 'merge-slashes', 'dot-segments'], upstream: 'as-sent' };

/** One host and one path of a route: its own, the root that leads to an application's, or the host beside it that leads to this one. */
interface Place {
  readonly route: IntentRoute;
  readonly host: string;
  readonly path: IntentPath;
  readonly as: 'itself' | 'app-root' | 'www';
}

function placesOf(routes: readonly IntentRoute[]): Place[] {
  const named = new Set(routes.flatMap(hostsOf));
  return routes.flatMap(route => {
    const { appRoot, wwwRedirect, serverAliases } = route.policies;
    const aliases = (serverAliases?.hosts ?? []).map(host => host.toLowerCase()).filter(host => !named.has(host));
    const hosts = [...new Set([...hostsOf(route), ...aliases])];
    const others = wwwRedirect?.enabled
      ? hostsOf(route).filter(host => !host.startsWith('*') && !named.has(otherOfWww(host)))
      : [];
    return [
      ...hosts.flatMap(host => pathsOf(route).map((path): Place => ({ route, host, path, as: 'itself' }))),
      ...(appRoot ? hosts : []).map((host): Place => ({
        route,
        host,
        path: { kind: 'exact', path: '/' },
        as: 'app-root',
      })),
      ...others.map((host): Place => ({ route, host, path: { kind: 'prefix', path: '/' }, as: 'www' })),
    ];
  });
}

function stepsOf(as: Place['as'], place: MeantPlace, routes: readonly IntentRoute[]): readonly Step[] {
  if (place.tls && !place.route.tls && !place.certified.has(place.host))
    return [unsaid('the intent does not say what https answers without TLS')];
  const ofHost = hostSteps(place, routes);
  switch (as) {
    case 'itself':
      return [...ofHost, ...meantSteps(place)];
    case 'app-root':
      return [...ofHost, ...appRootSteps(place)];
    case 'www':
      return wwwSteps(place);
  }
}

/** Below zero when the first beats the second, zero when neither does. */
function compared(one: Place, other: Place): number {
  return hostWeight(other) - hostWeight(one) || higherFirst(pathWeight(one), pathWeight(other));
}

const longest = 1e6;

function hostWeight({ host }: Place): number {
  if (host === '*') return 0;
  return host.startsWith('*.') ? host.length : longest;
}

function higherFirst(one: number, other: number): number {
  return one === other ? 0 : one > other ? -1 : 1;
}

function pathWeight({ path, as }: Place): number {
  return as === 'app-root' ? Infinity : pathPrecedence(path);
}

function ranksOf(places: readonly Place[]): readonly number[] {
  let rank = 0;
  return places.map((place, at) => {
    const before = places[at - 1];
    if (before && compared(before, place) !== 0) rank += 1;
    return rank;
  });
}

function routeOf(place: Place, rank: number, conventions: Conventions, steps: readonly Step[]): Route {
  const { route, path } = place;
  const { namespace, name, policies, at } = route;
  const host = place.as === 'www' ? otherOfWww(place.host) : place.host;
  const match = {
    kind: 'and',
    of: [
      { kind: 'host', host: hostPattern(host, conventions.wildcard) },
      { kind: 'path', path: pathMatch(path) },
    ],
  } as const;
  const matches = `${host} ${path.kind} ${path.kind === 'regex' ? path.pattern : path.path}`;
  const subject = { apiVersion: 'gatewright.dev/v1', kind: 'Route', namespace, name };
  const hosts = route.hosts.length > 0 ? route.hosts : ['*'];
  return { match, matches, rank, hosts, steps, policies, at, subject };
}

function pathMatch(path: IntentPath): PathMatch {
  switch (path.kind) {
    case 'exact':
      return { kind: 'exact', path: path.path };
    case 'prefix':
      return { kind: 'prefix', path: path.path, by: 'element' };
    case 'regex':
      return { kind: 'regex', regex: { flavour: 're2', pattern: `^(?:${path.pattern})$`, ignoreCase: false } };
  }
}
