import type { IntentRoute } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';
import { derivedName } from './derived-name.js';
import { manifestOf } from './manifest.js';
import type { Placement } from './placement.js';
import type { EntryPoint } from '../installation/entry-point.js';
import type { RouteRule } from './route-rules.js';
import { ruleOn } from './route-rules.js';
import { asksForTls, secureHostsOf } from './secure-hosts.js';
import { wordsOf, wordsUnder } from './words/route-words.js';
import { tlsOption, tlsSection } from './words/tls-section.js';
import type { WrittenMiddleware } from './words/written-middlewares.js';
import { allMiddlewares, middlewaresFor } from './words/written-middlewares.js';
import { servicesFor } from './words/written-services.js';

/** What the manifests of a route take from all others: its rules, and the hosts that have a certificate. */
export interface Surroundings {
  readonly rules: ReadonlyMap<IntentRoute, readonly RouteRule[]>;
  readonly certified: ReadonlySet<string>;
  readonly placement: Placement;
}

/** The manifests of one route: its Middlewares and what else it names, then its IngressRoutes. */
export function routeManifests(route: IntentRoute, around: Surroundings): readonly JsonObject[] {
  const { placement } = around;
  const words = wordsOf(route);
  const rules = around.rules.get(route) ?? [];
  const secureHosts = secureHostsOf(route, around.certified);
  const secure = rules.flatMap(rule => ruleOn(secureHosts, rule)).map(rule => served(route, rule));
  const plain = rules.map(rule => (redirects(route) ? redirected(route, rule) : served(route, rule)));
  const { services, manifests } = servicesFor(route, words);
  const shared = { services, ...wordsUnder(words, 'router') };
  const tls = tlsSection(route, words);
  const [secureName, plainName] = namesOf(route);
  return [
    ...allMiddlewares(route).map(({ manifest }) => manifest),
    ...manifests,
    ...(secure.length > 0 ? tlsOption(route, words, placement) : []),
    ...(secure.length > 0
      ? [ingressRoute(route, placement, { name: secureName, rules: secure, shared, at: placement.secure, tls })]
      : []),
    ingressRoute(route, placement, { name: plainName, rules: plain, shared, at: placement.plain }),
  ];
}

// What answers https has the route's own name, and else what answers plain requests; what stands beside it one derived from it.
function namesOf(route: IntentRoute): readonly [secure: string, plain: string] {
  const { namespace, name } = route;
  return asksForTls(route)
    ? [name, derivedName(namespace, name, 'http')]
    : [derivedName(namespace, name, 'https'), name];
}

function redirects({ policies }: IntentRoute): boolean {
  return policies.httpsRedirect?.enabled === true;
}

interface WrittenRule extends RouteRule {
  readonly middlewares: readonly WrittenMiddleware[];
}

function served(route: IntentRoute, rule: RouteRule): WrittenRule {
  return { ...rule, middlewares: middlewaresFor(route, rule.path).filter(one => !isRedirect(one)) };
}

// What stands before the redirect to https, and the redirect: no more happens to plain requests.
function redirected(route: IntentRoute, rule: RouteRule): WrittenRule {
  const middlewares = middlewaresFor(route, rule.path);
  return { ...rule, middlewares: middlewares.slice(0, middlewares.findIndex(isRedirect) + 1) };
}

// It stands on the plain entry point alone.
function isRedirect({ policy }: WrittenMiddleware): boolean {
  return policy === 'httpsRedirect';
}

interface WrittenIngressRoute {
  readonly name: string;
  readonly rules: readonly WrittenRule[];
  /** What all rules say alike. */
  readonly shared: JsonObject;
  readonly at: EntryPoint | undefined;
  readonly tls?: JsonObject;
}

function ingressRoute(
  route: IntentRoute,
  { ingressClass }: Placement,
  { name, rules, shared, at, tls }: WrittenIngressRoute,
): JsonObject {
  const routes = rules.map(({ match, priority, middlewares }) => ({
    kind: 'Rule',
    match,
    priority,
    ...(middlewares.length > 0 && { middlewares: middlewares.map(one => ({ name: one.name })) }),
    ...shared,
  }));
  const spec = { entryPoints: at ? [at.name] : [], routes, ...(tls && { tls }) };
  return manifestOf(route, { kind: 'IngressRoute', name, annotations: classAnnotation(ingressClass), spec });
}

/**
 * A provider that is held to a class takes IngressRoutes of that class alone; of Middlewares and what else they name it asks none.
 * Earlier versions look at this annotation and at no field. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: getIngressClassName)
 */
function classAnnotation(ingressClass: string | undefined): Readonly<Record<string, string>> {
  return ingressClass === undefined ? {} : { 'kubernetes.io/ingress.class': ingressClass };
}
