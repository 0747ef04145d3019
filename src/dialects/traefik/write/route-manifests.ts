import type { IntentRoute } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';
import { derivedName } from './derived-name.js';
import { manifestOf } from './manifest.js';
import type { Placement } from './placement.js';
import type { RouteRule } from './route-rules.js';
import { wordsOf, wordsUnder } from './words/route-words.js';
import { tlsOption, tlsSection } from './words/tls-section.js';
import type { WrittenMiddleware } from './words/written-middlewares.js';
import { allMiddlewares, middlewaresFor } from './words/written-middlewares.js';
import { servicesFor } from './words/written-services.js';

/** The manifests of one route: its Middlewares and what else it names, then its IngressRoutes. */
export function routeManifests(
  route: IntentRoute,
  rules: readonly RouteRule[],
  placement: Placement,
): readonly JsonObject[] {
  const redirects = route.policies.httpsRedirect?.enabled === true;
  const servesTls = route.tls !== undefined || redirects;
  const words = wordsOf(route);
  const all = allMiddlewares(route);
  const serving = rules.map(rule => ({ ...rule, middlewares: servingMiddlewares(route, rule) }));
  const plain = redirects ? rules.map(rule => ({ ...rule, middlewares: redirecting(route, rule) })) : serving;
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

interface WrittenRule extends RouteRule {
  readonly middlewares: readonly WrittenMiddleware[];
}

function servingMiddlewares(route: IntentRoute, { path }: RouteRule): readonly WrittenMiddleware[] {
  return middlewaresFor(route, path).filter(one => !isRedirect(one));
}

// What stands before the redirect to https, and the redirect: no more happens to plain requests.
function redirecting(route: IntentRoute, { path }: RouteRule): readonly WrittenMiddleware[] {
  const middlewares = middlewaresFor(route, path);
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
