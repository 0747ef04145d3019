import { certificateConflicts } from '#dialects/certificate-conflicts.js';
import type { IntentPath, IntentRoute, RefusedRoute } from '#model/routing/intent.js';
import { refused } from '#model/routing/intent.js';
import { holds } from '#regex/compile.js';
import { barePrefix, hostsOf, pathsOf } from '#model/routing/intent-places.js';
import { idOf } from '../resources/names.js';
import { certifiedHosts, secureHostsOf } from './secure-hosts.js';
import { optionsKey } from './words/tls-section.js';
import { sharesOf } from './shares.js';

/** What Traefik cannot say of several routes together. */
export function conflictsIn(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  return [
    ...samePaths(routes),
    ...hiddenRoots(routes),
    ...certificates(routes),
    ...sameServices(routes),
    ...otherOptions(routes),
    ...otherUsers(routes),
  ];
}

/** Two routes for the same requests tie, and chance decides. */
function samePaths(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  const seen = new Map<string, IntentRoute>();
  return routes.flatMap(route => {
    const paths = [...pathsOf(route), ...(route.policies.appRoot ? [root] : [])];
    const keys = new Set(hostsOf(route).flatMap(host => paths.map(path => `${host} ${pathKey(path)}`)));
    const taken = [...keys].find(key => seen.has(key));
    const first = taken === undefined ? undefined : seen.get(taken);
    if (first) {
      const because = `route ${first.namespace}/${first.name} has the path ${taken ?? ''} too; take it away from one of them`;
      return [refused(route, 'conflicting-routes', because)];
    }
    for (const key of keys) seen.set(key, route);
    return [];
  });
}

/** What a route with a root of its own takes before all others, and a Middleware of its other paths does not. */
const root = { kind: 'exact', path: '/' } as const satisfies IntentPath;

/** Where an application's root leads is a Middleware of the path `/`: an expression of another route stands before a prefix, and takes the root with it. */
function hiddenRoots(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  return routes.flatMap(route => {
    const paths = pathsOf(route);
    if (!route.policies.appRoot || paths.some(path => pathKey(path) === pathKey(root))) return [];
    const others = routes.filter(one => one !== route && hostsOf(one).some(host => hostsOf(route).includes(host)));
    return others.flatMap(other =>
      pathsOf(other).flatMap(path => {
        if (path.kind !== 'regex' || !takesRoot(path.pattern)) return [];
        const because = `the expression ${path.pattern} of route ${other.namespace}/${other.name} takes the root of the host before it: leave the root out of the expression`;
        return [refused(route, 'conflicting-routes', because)];
      }),
    );
  });
}

function takesRoot(pattern: string): boolean {
  return holds({ flavour: 're2', pattern: `^(?:${pattern})$`, ignoreCase: false })(root.path) !== false;
}

function pathKey(path: IntentPath): string {
  if (path.kind === 'regex') return `regex ${path.pattern}`;
  return path.kind === 'exact' ? `exact ${path.path}` : `prefix ${barePrefix(path.path) || '/'}`;
}

function certificates(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  return certificateConflicts(routes).map(({ route, because }) => refused(route, 'conflicting-routes', because));
}

/** Services that share requests have names of their own within Traefik, in which namespace and name run together. */
function sameServices(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  const meanings = new Map<string, string>();
  return routes.flatMap(route => {
    const shares = sharesOf(route);
    if (shares.length < 2) return [];
    for (const { backend } of shares) {
      const id = idOf(backend.namespace, `${backend.service}-${backend.port}`);
      const meaning = `${backend.namespace}/${backend.service}:${backend.port}`;
      const other = meanings.get(id) ?? meaning;
      if (other !== meaning) {
        const because = `Traefik cannot tell the Services ${meaning} and ${other} apart where they share requests; rename one`;
        return [refused(route, 'unsupported-backends', because)];
      }
      meanings.set(id, meaning);
    }
    return [];
  });
}

/** Of TLS options a host has one set: where two are named Traefik takes neither. (traefik v3.7.9, pkg/server/aggregator.go: resolveHTTPTLSOptions) */
function otherOptions(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  const byHost = new Map<string, { readonly key: string; readonly route: IntentRoute }>();
  const certified = certifiedHosts(routes);
  return routes.flatMap(route => {
    const hosts = secureHostsOf(route, certified);
    const key = optionsKey(route);
    for (const host of hosts) {
      const other = byHost.get(host);
      if (other && other.key !== key) {
        const because = `route ${other.route.namespace}/${other.route.name} asks for other TLS of ${host}, and Traefik takes one for a host: ask for the same`;
        return [refused(route, 'conflicting-routes', because)];
      }
    }
    for (const host of hosts) byHost.set(host, { key, route });
    return [];
  });
}

/**
 * A Secret holds users for one kind of password: a line of the other makes Traefik drop the Middleware and its routes.
 * (traefik v3.7.9, pkg/middlewares/auth/basic_auth.go: basicUserParser; digest_auth.go: digestUserParser)
 */
function otherUsers(routes: readonly IntentRoute[]): readonly RefusedRoute[] {
  const first = new Map<string, { readonly scheme: string; readonly route: IntentRoute }>();
  return routes.flatMap(route => {
    const sets = [route.policies, ...(route.policies.repeated?.sets ?? [])];
    for (const { passwordAuthentication: asked } of sets) {
      if (!asked) continue;
      const key = `${asked.secret.namespace ?? route.namespace}/${asked.secret.name}`;
      const other = first.get(key) ?? { scheme: asked.scheme, route };
      first.set(key, other);
      if (other.scheme === asked.scheme) continue;
      const because = `the Secret ${key} holds the users of ${other.scheme} authentication for route ${other.route.namespace}/${other.route.name}, and Traefik reads no others beside them: name another Secret`;
      return [refused(route, 'conflicting-routes', because)];
    }
    return [];
  });
}
