import { backendName } from '#model/backend.js';
import { valuesByKey } from '#model/grouped.js';
import type { PolicyName } from '#model/policies/policies.js';
import type { IntentRoute, RefusedRoute } from '#model/routing/intent.js';
import { refused } from '#model/routing/intent.js';
import { hostsAbove, hostsOf } from '#model/routing/intent-places.js';
import type { NginxAnnotation } from '../../nginx-annotations.js';
import { nginxAnnotation, nginxPrefix } from '../../nginx-annotations.js';
import { featureOf, policyNames } from '../policies/feature-of.js';
import { appRoot } from '../policies/redirects/app-root.js';
import { wwwRedirect } from '../policies/redirects/www-redirect.js';
import { tlsOptions } from '../policies/serving/tls-options.js';
import { otherHostOf } from '../servers/www-redirects.js';
import { everyHost } from './host-plan.js';
import type { PolicyWords } from './words/policy-words.js';
import { backendsOf } from './shares.js';

/** Annotations that act on more than the route they stand at: on its host, or on its Service, whichever Ingress comes first. */
export function scopeConflicts(
  routes: readonly IntentRoute[],
  words: (route: IntentRoute) => PolicyWords,
): readonly RefusedRoute[] {
  const reached = hostsReached(routes);
  const said = routes.map(route => ({ route, annotations: words(route).annotations }));
  const wishes = said.flatMap(({ route, annotations }): readonly Wish[] => [
    ...reached(route).flatMap(host => hostWishes(route, ofScope(annotations, 'host'), host)),
    ...wishesOf(route, ofScope(annotations, 'upstream'), backendsOf(route).map(backendName), 'Service'),
  ]);
  const first = new Map<string, Wish>();
  const refusals = new Map<IntentRoute, RefusedRoute>();
  for (const wish of wishes) {
    const key = `${wish.what} ${wish.shared} ${wish.alone ?? ''}`;
    const before = first.get(key);
    if (!before) first.set(key, wish);
    else if (before.text !== wish.text && !refusals.has(wish.route)) refusals.set(wish.route, refusal(wish, before));
  }
  return [...refusals.values()];
}

/** What a route wants of a host or of a Service. */
interface Wish {
  readonly route: IntentRoute;
  readonly what: 'host' | 'Service';
  readonly shared: string;
  readonly text: string;
  readonly keys: readonly string[];
  /** The annotation that says it for all, where others may be silent about it. */
  readonly alone?: string;
}

/**
 * Annotations of a host that come from the first Ingress which has them: routes beside it need not say the same.
 * (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:905-1004; internal/ingress/controller/controller.go: createServers)
 */
const saidByOne: ReadonlySet<string> = new Set([appRoot, wwwRedirect, tlsOptions].flatMap(one => one.keys));

/**
 * Where a host only inherits what a route says of its own, all of it would act there as well; and where such a route stands
 * beside one that speaks for the host, no manifest tells which of the two is first for what no path takes.
 */
function hostWishes(route: IntentRoute, said: Said, host: string): readonly Wish[] {
  const isOwn = hostsOf(route).includes(host);
  const ofOne = isOwn ? said.filter(([key]) => saidByOne.has(key)) : [];
  const keys = isOwn ? ofOne.map(([key]) => key) : [...saidByOne];
  const shared = said.filter(one => !ofOne.includes(one));
  return [
    ...wishesOf(route, shared, [host], 'host'),
    ...keys.flatMap(key =>
      wishesOf(
        route,
        ofOne.filter(([one]) => one === key),
        [host],
        'host',
      ).map(wish => ({ ...wish, alone: key })),
    ),
  ];
}

type Said = readonly (readonly [string, string])[];

function ofScope(annotations: Readonly<Record<string, string>>, scope: NginxAnnotation['scope']): Said {
  return Object.entries(annotations).filter(([key]) => nginxAnnotation(key.slice(nginxPrefix.length))?.scope === scope);
}

function wishesOf(route: IntentRoute, said: Said, shared: readonly string[], what: Wish['what']): readonly Wish[] {
  const text = JSON.stringify([...said].sort());
  return shared.map(one => ({ route, what, shared: one, text, keys: said.map(([key]) => key) }));
}

/** The hosts that a route speaks for, each in its place among all: a host holds the paths of those above it too. */
function hostsReached(routes: readonly IntentRoute[]): (route: IntentRoute) => readonly string[] {
  const hosts = [...new Set(routes.flatMap(hostsOf))];
  const places = new Map(hosts.map((host, at) => [host, at]));
  const below = valuesByKey(
    hosts.flatMap(host => [...new Set([host, ...hostsAbove(host)])].map(one => [one, host] as const)),
  );
  return route => {
    const [first = '', ...others] = hostsOf(route);
    if (others.length === 0) return below.get(first) ?? [];
    const all = new Set([first, ...others].flatMap(one => below.get(one) ?? []));
    return [...all].sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
  };
}

function refusal(wish: Wish, before: Wish): RefusedRoute {
  const { namespace, name } = before.route;
  const keys = [...new Set([...before.keys, ...wish.keys])].join(', ');
  const shared = wish.shared === everyHost ? 'every host' : `the ${wish.what} ${wish.shared}`;
  const because = `${keys} stands for ${shared}, and route ${namespace}/${name} wants it otherwise; ask for the same in both`;
  const policy = [...wish.keys, ...before.keys].flatMap(policyOf).find(name => wish.route.policies[name]);
  return refused(wish.route, 'conflicting-routes', because, policy && { policy });
}

/** The policies that an annotation stands for. */
function policyOf(key: string): readonly PolicyName[] {
  return policyNames.filter(name => featureOf(name)?.keys.includes(key));
}

/** Names that are hosts of routes themselves: they stay what they are, and nothing joins them. */
export function joinedHostConflicts(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  const hosts = new Set(routes.flatMap(hostsOf));
  return routes.flatMap(route => {
    const { serverAliases, wwwRedirect } = route.policies;
    const others = wwwRedirect?.enabled === true ? hostsOf(route).map(otherHostOf) : [];
    const taken = [...(serverAliases?.hosts ?? []), ...others].find(one => hosts.has(one.toLowerCase()));
    if (taken !== undefined) {
      const because = `${taken} is a host of a route itself, and cannot lead to another; take it away there or here`;
      return [refused(route, 'conflicting-routes', because)];
    }
    const below = (serverAliases?.hosts ?? []).find(one => isBelow(one.toLowerCase(), route, routes));
    if (below === undefined) return [];
    const because = `${below} is a further name of a host, and nginx looks for none of its requests at the less specific host of another route; make it a host of its own`;
    return [refused(route, 'conflicting-routes', because)];
  });
}

function isBelow(name: string, route: IntentRoute, routes: readonly IntentRoute[]): boolean {
  const above = hostsAbove(name);
  return routes.some(other => other !== route && hostsOf(other).some(host => above.includes(host)));
}
