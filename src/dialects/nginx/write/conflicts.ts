import { backendName } from '#model/backend.js';
import type { IntentPath, IntentRoute, RefusedRoute } from '#model/routing/intent.js';
import { refused } from '#model/routing/intent.js';
import { barePrefix, hostsOf, pathsOf } from '#model/routing/intent-places.js';
import { certificateConflicts } from '../../certificate-conflicts.js';
import { upstreamName } from '../upstreams/upstreams.js';
import { joinedHostConflicts, scopeConflicts } from './scope-conflicts.js';
import { backendsOf, sharesOf } from './shares.js';
import type { PolicyWords } from './words/policy-words.js';

/** What ingress-nginx cannot say of several routes together. */
export function conflictsIn(
  routes: readonly IntentRoute[],
  words: (route: IntentRoute) => PolicyWords,
): readonly RefusedRoute[] {
  const rivals = routes.length > 1 ? routes : [];
  return [
    ...samePaths(rivals),
    ...certificates(rivals),
    ...canaryConflicts(rivals),
    ...nameConflicts(routes),
    ...scopeConflicts(rivals, words),
    ...joinedHostConflicts(routes),
  ];
}

/** Two routes for the same requests: which one is meant? */
function samePaths(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  const seen = new Map<string, IntentRoute>();
  return routes.flatMap(route => {
    const keys = [...new Set(hostsOf(route).flatMap(host => pathsOf(route).map(path => `${host} ${pathKey(path)}`)))];
    const key = keys.find(one => seen.has(one));
    const first = key === undefined ? undefined : seen.get(key);
    if (first)
      return [
        refused(
          route,
          'conflicting-routes',
          `route ${first.namespace}/${first.name} has the path ${key ?? ''} too; take it away from one of them`,
        ),
      ];
    for (const one of keys) seen.set(one, route);
    return [];
  });
}

function pathKey(path: IntentPath): string {
  if (path.kind === 'regex') return `regex ${path.pattern}`;
  return path.kind === 'exact' ? `exact ${path.path}` : `prefix ${barePrefix(path.path) || '/'}`;
}

function certificates(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  return certificateConflicts(routes).map(({ route, because }) => refused(route, 'conflicting-routes', because));
}

/**
 * A canary hangs on a Service, not on a path: whoever leads to the same main Service shares its requests too, and a canary
 * that is a main Service elsewhere gets nothing. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1096-1126)
 */
function canaryConflicts(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  const users = new Map<string, number>();
  for (const route of routes) {
    const { main, beside } = sharesOf(route) ?? {};
    const names = [main, beside].flatMap(one => (one ? [backendName(one.backend)] : []));
    for (const name of names) users.set(name, (users.get(name) ?? 0) + 1);
  }
  return routes.flatMap(route => {
    const { main, beside } = sharesOf(route) ?? {};
    if (!main || !beside) return [];
    const shared = [main, beside].map(({ backend }) => backendName(backend)).find(name => (users.get(name) ?? 0) > 1);
    if (shared === undefined) return [];
    return [
      refused(
        route,
        'unsupported-backends',
        `ingress-nginx splits the requests of a Service, not of a route: ${shared} is in another route too`,
      ),
    ];
  });
}

/** Two Services whose upstreams get one name: nginx would know the first only. */
function nameConflicts(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  const named = new Map<string, string>();
  return routes.flatMap(route => {
    const clash = backendsOf(route).find(backend => {
      const name = upstreamName(backend);
      const first = named.get(name) ?? backendName(backend);
      named.set(name, first);
      return first !== backendName(backend);
    });
    if (!clash) return [];
    const because = `ingress-nginx calls ${backendName(clash)} and ${named.get(upstreamName(clash)) ?? ''} by one name, and would mix them up`;
    return [refused(route, 'unsupported-backends', because)];
  });
}
