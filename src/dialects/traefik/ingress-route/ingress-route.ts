import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Json, JsonObject } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { specOf, subjectOf } from '#model/resource.js';
import { crdBackend } from '../services/crd-backend.js';
import type { Made } from '../ingress/ingress.js';
import { ingressRouteNotes } from './ingress-route-notes.js';
import { resolvedReference } from '../dynamic/middleware-reference.js';
import type { MiddlewareUse, Router, RouterTls, RouterTarget } from '../dynamic/router.js';
import { parentKeysOf, routerKey } from './parent-routes.js';
import { policiesIn } from '../policies/policy-set.js';
import type { Place } from '../resources/place.js';
import { below, noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';
import type { CrdProvider } from '../installation/static-configuration.js';
import { sharedTarget } from '../dynamic/shared-target.js';
import type { TraefikServices } from '../services/traefik-service.js';
import { weightedParts } from '../services/service-definition.js';

/** What the provider of Traefik's kinds reads routes with. */
interface CrdContext {
  readonly context: Context;
  readonly provider: CrdProvider;
  readonly traefikServices: TraefikServices;
}

/** The routers of an IngressRoute. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes_http.go: loadIngressRouteConfiguration) */
export function routersOfIngressRoute(crd: CrdContext, resource: Resource): Made {
  const notes: Note[] = [...ingressRouteNotes(resource)];
  const parents = parentKeysOf(crd.context.cluster, crd.provider, resource);
  if ('note' in parents) return { routers: [], notes: [...notes, parents.note] };
  const routers = new Map<string, Router>();
  for (const [at, value] of itemsOf(specOf(resource)['routes']).entries()) {
    const made = routerOf(crd, { resource, path: ['spec', 'routes', at] }, objectOf(value), parents.keys);
    notes.push(...made.notes);
    const router = made.router;
    if (!router) continue;
    const lost = routers.get(router.key);
    if (lost) notes.push(overwritten(lost, router));
    routers.delete(router.key);
    routers.set(router.key, router);
  }
  return { routers: [...routers.values()], notes };
}

function overwritten(lost: Router, by: Router): Note {
  const other = { at: by.place.resource.locate(by.place.path), subject: subjectOf(by.place.resource) };
  return noteAt(lost.place, { kind: 'duplicate-route', host: '', route: lost.rule, other, undecided: false });
}

interface OneRouter {
  readonly router?: Router;
  readonly notes: readonly Note[];
}

function routerOf(crd: CrdContext, at: Place, route: JsonObject, parents: readonly string[] | undefined): OneRouter {
  const fault = faultOf(route, at);
  if (fault) return { notes: [fault] };
  const rule = textOf(route['match']) ?? '';
  const middlewares = usesOf(crd.provider, route, at);
  if (!middlewares.uses) return { notes: middlewares.notes };
  const served = targetOf(crd, route, at);
  if (!served.target) return { notes: served.notes };
  const tls = tlsOf(crd.provider, at.resource);
  if ('note' in tls) return { notes: [...served.notes, tls.note] };
  const syntax = textOf(route['syntax']) ?? '';
  const router: Router = {
    key: routerKey(at.resource, rule),
    provider: 'kubernetescrd',
    rule,
    syntax: syntax === '' ? crd.context.configuration.ruleSyntax : syntax === 'v2' ? 'v2' : 'v3',
    priority: wholeNumber(route['priority']),
    entryPoints: itemsOf(specOf(at.resource)['entryPoints']).filter(one => typeof one === 'string'),
    entryPointsAt: { resource: at.resource, path: ['spec', 'entryPoints'] },
    ...(tls.tls && { tls: tls.tls }),
    middlewares: middlewares.uses,
    policies: policiesIn({ router: route }),
    target: served.target,
    place: below(at, 'match'),
    ...(parents && { parents }),
  };
  return { router, notes: served.notes };
}

function faultOf(route: JsonObject, at: Place): Note | undefined {
  const rule = textOf(route['match']) ?? '';
  const kind = textOf(route['kind']) ?? 'Rule';
  const invalid = (key: string, value: string, wants: string): Note =>
    noteAt(below(at, key), {
      kind: 'invalid-value',
      key,
      value,
      wants,
      effect: 'ingress-skipped',
      consequence: { kind: 'route-dropped' },
    });
  if (kind !== 'Rule' && kind !== '') return invalid('kind', kind, 'Rule');
  return rule === '' ? invalid('match', rule, 'a rule') : undefined;
}

function usesOf(
  provider: CrdProvider,
  route: JsonObject,
  at: Place,
): { readonly uses?: readonly MiddlewareUse[]; readonly notes: readonly Note[] } {
  const uses: MiddlewareUse[] = [];
  for (const [index, one] of itemsOf(route['middlewares']).entries()) {
    const resolved = resolvedReference(provider, objectOf(one), below(at, 'middlewares', index));
    if ('note' in resolved) return { notes: [resolved.note] };
    uses.push(resolved.use);
  }
  return { uses, notes: [] };
}

// One service answers whatever its weight; of several one that is missing takes the route with it.
function targetOf(
  { context, provider, traefikServices }: CrdContext,
  route: JsonObject,
  at: Place,
): { readonly target?: RouterTarget; readonly notes: readonly Note[] } {
  const parts = weightedParts(route['services'], below(at, 'services'));
  if (parts.length === 0) return { target: noService, notes: [] };
  const notes: Note[] = [];
  const shares: { readonly target: RouterTarget; readonly weight: number }[] = [];
  for (const { reference, weight, at: place } of parts) {
    const backend = crdBackend(context, provider, reference, place);
    const named =
      backend.traefikService === undefined ? undefined : traefikServices.targetOf(backend.traefikService, place);
    const target = backend.target ?? named?.target;
    notes.push(...backend.notes, ...(named?.notes ?? []));
    if (!target) return { notes };
    shares.push({ target, weight: parts.length === 1 ? 1 : weight });
  }
  const target = sharedTarget(shares);
  // The service of a single reference has the router's name, and cannot be taken for another.
  return {
    target:
      parts.length === 1 && parts[0]?.reference['kind'] !== 'TraefikService' ? { ...target, services: [] } : target,
    notes,
  };
}

/** What a router without a service is called in `broken`: it is right where it stands above others. */
export const withoutService = 'it has no service, and no route stands under it';

// The API server takes no fraction, and no number beyond the greatest.
function wholeNumber(value: Json | undefined): bigint {
  const number = numberOf(value) ?? 0;
  return Number.isFinite(number) ? BigInt(Math.trunc(number)) : 0n;
}

const noService: RouterTarget = { middlewares: [], steps: [], policies: [], services: [], broken: withoutService };

function tlsOf(provider: CrdProvider, resource: Resource): { readonly tls?: RouterTls } | { readonly note: Note } {
  const tls = specOf(resource)['tls'];
  if (!isObject(tls)) return {};
  const optionsAt: Place = { resource, path: ['spec', 'tls', 'options'] };
  const options = objectOf(tls['options']);
  if ((textOf(options['name']) ?? '') === '') return { tls: { options: 'default', optionsAt } };
  const resolved = resolvedReference(provider, options, optionsAt);
  return 'note' in resolved ? resolved : { tls: { options: resolved.use.name, optionsAt } };
}
