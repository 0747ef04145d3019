import { compareBytes } from '#dialects/bytes.js';
import type { IntentPath, IntentRoute } from '#model/routing/intent.js';
import { hostsOf, pathsOf } from '#model/routing/intent-places.js';
import type { JsonObject } from '#model/json.js';
import { derivedName } from './derived-name.js';
import { manifestOf } from './manifest.js';
import type { Placement } from './placement.js';
import { hostScore, priorityFor } from './priority.js';
import { wordsOf, wordsUnder } from './words/route-words.js';
import { ruleText } from './rule-text.js';
import { tlsOption, tlsSection } from './words/tls-section.js';
import type { WrittenMiddleware } from './words/written-middlewares.js';
import { allMiddlewares, middlewaresFor } from './words/written-middlewares.js';
import { servicesFor } from './words/written-services.js';

/** The manifests of one route: its Middlewares and what else it names, then its IngressRoutes. */
export function routeManifests(route: IntentRoute, placement: Placement): readonly JsonObject[] {
  const redirects = route.policies.httpsRedirect?.enabled === true;
  const servesTls = route.tls !== undefined || redirects;
  const words = wordsOf(route);
  const all = allMiddlewares(route);
  const serving = rulesOf(route, path => middlewaresFor(route, path).filter(one => !isRedirect(one)));
  const plain = redirects ? rulesOf(route, path => upToRedirect(middlewaresFor(route, path))) : serving;
  const { services, manifests } = servicesFor(route, words);
  const shared = { services, ...wordsUnder(words, 'router') };
  // What answers https has the route's own name; what stands beside it has one derived from it.
  const beside = derivedName(route.namespace, route.name, 'http');
  const tls = tlsSection(route, words);
  return [
    ...all.map(({ manifest }) => manifest),
    ...manifests,
    ...(servesTls ? tlsOption(route, words, placement) : []),
    ...(servesTls ? [ingressRoute(route, placement, route.name, serving, shared, placement.secure?.name, tls)] : []),
    ingressRoute(route, placement, servesTls ? beside : route.name, plain, shared, placement.plain?.name),
  ];
}

interface WrittenRule {
  readonly match: string;
  readonly priority: number;
  readonly middlewares: readonly WrittenMiddleware[];
}

// What stands before the redirect to https, and the redirect: no more happens to plain requests.
function upToRedirect(middlewares: readonly WrittenMiddleware[]): readonly WrittenMiddleware[] {
  return middlewares.slice(0, middlewares.findIndex(isRedirect) + 1);
}

// It stands on the plain entry point alone.
function isRedirect({ policy }: WrittenMiddleware): boolean {
  return policy === 'httpsRedirect';
}

function ingressRoute(
  route: IntentRoute,
  { configuration }: Placement,
  name: string,
  rules: readonly WrittenRule[],
  shared: JsonObject,
  entryPoint: string | undefined,
  tls?: JsonObject,
): JsonObject {
  const { ingressClass = '' } = configuration.crd ?? {};
  const routes = rules.map(({ match, priority, middlewares }) => ({
    kind: 'Rule',
    match,
    priority,
    ...(middlewares.length > 0 && { middlewares: middlewares.map(one => ({ name: one.name })) }),
    ...shared,
  }));
  return manifestOf(route, 'traefik.io/v1alpha1', 'IngressRoute', name, {
    ...(ingressClass !== '' && { ingressClassName: ingressClass }),
    entryPoints: entryPoint === undefined ? [] : [entryPoint],
    routes,
    ...(tls && { tls }),
  });
}

// One rule for each path and for hosts that count alike: the rest of the order is in the priorities.
function rulesOf(
  route: IntentRoute,
  middlewaresOf: (path: IntentPath) => readonly WrittenMiddleware[],
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
      rules.set(match, { match, priority: priorityFor(hosts[0] ?? '*', path), middlewares: middlewaresOf(path) });
    }
  }
  return [...rules.values()].sort(
    (one, other) => other.priority - one.priority || compareBytes(one.match, other.match),
  );
}
