import { compareBytes } from '#dialects/bytes.js';
import type { IntentPath, IntentRoute } from '#model/routing/intent.js';
import { barePrefix, hostsOf, pathsOf } from '#model/routing/intent-places.js';
import type { JsonObject } from '#model/json.js';
import { httpsRedirect } from '../features/https-redirect.js';
import type { OwnPath } from '../features/path-rewrite.js';
import { pathRewrite } from '../features/path-rewrite.js';
import { rateLimit } from '../features/rate-limit.js';
import { derivedName } from './derived-name.js';
import { manifestOf } from './manifest.js';
import type { Placement } from './placement.js';
import { hostScore, priorityFor } from './priority.js';
import { ruleText } from './rule-text.js';
import { servicesFor } from './shares.js';

/** The manifests of one route: its Middlewares, then its IngressRoutes. */
export function routeManifests(route: IntentRoute, placement: Placement): readonly JsonObject[] {
  const redirects = route.policies.httpsRedirect?.enabled === true;
  const servesTls = route.tls !== undefined || redirects;
  const limit = limitOf(route);
  const rewriting = rewritesOf(route);
  const redirect = redirects ? [redirectOf(route)] : [];
  const serving = rulesOf(route, path => [...limit, ...(rewriting.get(keyOf(path)) ?? [])]);
  // What answers https has the route's own name; what stands beside it has one derived from it.
  const beside = derivedName(route.namespace, route.name, 'http');
  const plain = redirects ? rulesOf(route, () => redirect) : serving;
  return [
    ...[...redirect, ...limit, ...unique([...rewriting.values()].flat())].map(({ manifest }) => manifest),
    ...(servesTls ? [ingressRoute(route, placement, route.name, serving, placement.secure?.name, tlsOf(route))] : []),
    ingressRoute(route, placement, servesTls ? beside : route.name, plain, placement.plain?.name),
  ];
}

interface Middleware {
  readonly name: string;
  readonly manifest: JsonObject;
}

interface WrittenRule {
  readonly match: string;
  readonly priority: number;
  readonly middlewares: readonly Middleware[];
}

function ingressRoute(
  route: IntentRoute,
  { configuration }: Placement,
  name: string,
  rules: readonly WrittenRule[],
  entryPoint: string | undefined,
  tls?: JsonObject,
): JsonObject {
  const { ingressClass = '' } = configuration.crd ?? {};
  const services = servicesFor(route);
  const routes = rules.map(({ match, priority, middlewares }) => ({
    kind: 'Rule',
    match,
    priority,
    ...(middlewares.length > 0 && { middlewares: middlewares.map(one => ({ name: one.name })) }),
    services,
  }));
  return manifestOf(route, 'traefik.io/v1alpha1', 'IngressRoute', name, {
    ...(ingressClass !== '' && { ingressClassName: ingressClass }),
    entryPoints: entryPoint === undefined ? [] : [entryPoint],
    routes,
    ...(tls && { tls }),
  });
}

function tlsOf({ tls }: IntentRoute): JsonObject {
  return tls ? { secretName: tls.secret } : {};
}

// One rule for each path and for hosts that count alike: the rest of the order is in the priorities.
function rulesOf(
  route: IntentRoute,
  middlewaresFor: (path: IntentPath) => readonly Middleware[],
): readonly WrittenRule[] {
  const groups = new Map<number, string[]>();
  for (const host of [...hostsOf(route)].sort(compareBytes)) {
    const list = groups.get(hostScore(host));
    if (list) list.push(host);
    else groups.set(hostScore(host), [host]);
  }
  const rules = new Map<string, WrittenRule>();
  for (const hosts of groups.values()) {
    for (const path of pathsOf(route)) {
      const match = ruleText(hosts, path);
      rules.set(match, { match, priority: priorityFor(hosts[0] ?? '*', path), middlewares: middlewaresFor(path) });
    }
  }
  return [...rules.values()].sort(
    (one, other) => other.priority - one.priority || compareBytes(one.match, other.match),
  );
}

function redirectOf(route: IntentRoute): Middleware {
  return middleware(route, 'https', httpsRedirect.write(route.policies.httpsRedirect ?? { enabled: true }));
}

function limitOf(route: IntentRoute): readonly Middleware[] {
  const { rateLimit: limit } = route.policies;
  return limit ? [middleware(route, 'limit', rateLimit.write(limit))] : [];
}

// Each path is rewritten by its own prefix.
function rewritesOf(route: IntentRoute): ReadonlyMap<string, readonly Middleware[]> {
  const { pathRewrite: rewrite } = route.policies;
  if (!rewrite) return new Map();
  return new Map(
    pathsOf(route).map(path => {
      const spec = pathRewrite(ownPath(path)).write(rewrite);
      return [keyOf(path), [middleware(route, 'path', spec, JSON.stringify(spec))]];
    }),
  );
}

// A regular expression has no prefix: only the whole path can be replaced.
function ownPath(path: IntentPath): OwnPath {
  if (path.kind === 'exact') return { path: path.path, exact: true };
  return { path: (path.kind === 'prefix' && barePrefix(path.path)) || '/', exact: false };
}

function middleware(route: IntentRoute, purpose: string, spec: JsonObject, detail?: string): Middleware {
  const name = derivedName(route.namespace, route.name, purpose, detail);
  return { name, manifest: manifestOf(route, 'traefik.io/v1alpha1', 'Middleware', name, spec) };
}

function unique(middlewares: readonly Middleware[]): readonly Middleware[] {
  return [...new Map(middlewares.map(one => [one.name, one])).values()].sort((one, other) =>
    compareBytes(one.name, other.name),
  );
}

function keyOf(path: IntentPath): string {
  return `${path.kind} ${path.kind === 'regex' ? path.pattern : path.path}`;
}
