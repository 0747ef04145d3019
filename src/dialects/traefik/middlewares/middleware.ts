import { find, ofKind } from '#cluster/cluster.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { isWatched } from '../installation/ingress-class.js';
import type { MiddlewareUse, RouterDoubt } from '../dynamic/router.js';
import type { StepPlace } from '../policies/feature.js';
import { stepsOf } from '../policies/policy-set.js';
import { bareName, foreign, missing, ofNobody } from './absent-middleware.js';
import type { Chain } from './chain.js';
import { deepest, oneChain, nothing, tooMuch } from './chain.js';
import type { ReadMiddleware } from './read-middleware.js';
import { readMiddleware } from './read-middleware.js';
import { crdProviderName, idOf, splitReference } from '../resources/names.js';
import type { Context } from '../context/reading-context.js';
import type { TraefikServices } from '../services/traefik-service.js';

/** The Middlewares of the cluster, to be asked for what a list of names does. */
export interface Middlewares {
  readonly chainOf: (uses: readonly MiddlewareUse[]) => Chain;
  readonly notes: readonly Note[];
}

/** (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: loadConfigurationFromCRD; pkg/server/middleware/middlewares.go) */
export function middlewaresOf(context: Context, traefikServices: TraefikServices | undefined): Middlewares {
  const { crd } = context.configuration;
  const byId = new Map<string, Defined[]>();
  for (const resource of crd
    ? ofKind(context.cluster, 'traefik.io', 'Middleware').filter(one => isWatched(one, crd))
    : []) {
    const id = idOf(resource.namespace, resource.name);
    byId.set(id, [...(byId.get(id) ?? []), { resource, read: readMiddleware(context, resource, traefikServices) }]);
  }
  const { entryPoints, does } = context.configuration;
  const trustsForwarded = entryPoints.some(one => one.trustsForwarded);
  const registry: Registry = { context, place: { trustsForwarded, does }, byId, made: new Map() };
  return {
    chainOf: uses => oneChain(uses.map(use => linkOf(registry, use, []))),
    notes: [...byId.values()].flat().flatMap(({ read }) => read.notes),
  };
}

interface Defined {
  readonly resource: Resource;
  readonly read: ReadMiddleware;
}

interface Registry {
  readonly context: Context;
  readonly place: StepPlace;
  readonly byId: ReadonlyMap<string, readonly Defined[]>;
  readonly made: Map<string, Chain>;
}

function linkOf(registry: Registry, use: MiddlewareUse, path: readonly string[]): Chain {
  const { name, provider } = splitReference(use.name);
  if (provider === 'kubernetes') return bareName(use, name);
  const state = registry.context.configuration.providerNamed(provider ?? '');
  if (state === 'unknown' || state === 'off') return ofNobody(use, provider ?? '', state);
  if (provider !== crdProviderName) return foreign(use);
  const found = registry.byId.get(name) ?? [];
  const [defined, ...others] = found;
  if (!defined) return missing(registry.context, use, name);
  if (path.includes(name)) return nothing(`the Middleware ${name} leads back to itself`);
  if (path.length > deepest) return tooMuch(`more than ${deepest} chains stand within each other`);
  const link =
    registry.made.get(name) ??
    definedLink(registry, defined, others.length > 0 ? collision(name, found) : undefined, [...path, name]);
  registry.made.set(name, link);
  return link;
}

// A chain that leads into a circle is broken from wherever one comes, so that what was made once holds.
function definedLink(
  registry: Registry,
  { read, resource }: Defined,
  collision: RouterDoubt | undefined,
  path: readonly string[],
): Chain {
  if (read.broken !== undefined && !collision) {
    return nothing(`the Middleware ${resource.namespace}/${resource.name} cannot be built: ${read.broken}`);
  }
  const { cluster } = registry.context;
  const secretOf = (name: string) => find(cluster, '', 'Secret', resource.namespace, name);
  const steps = [
    ...(read.first ?? []),
    ...stepsOf(read.policies, { ...registry.place, secretOf, ...(read.page && { page: read.page }) }),
  ];
  const doubt = collision ?? read.doubt;
  const own: Chain = { steps, policies: [read.policies], notes: [], ...(doubt && { doubt }) };
  return read.chain ? oneChain([own, ...read.chain.map(one => linkOf(registry, one, path))]) : own;
}

function collision(id: string, found: readonly Defined[]): RouterDoubt {
  const names = found.map(({ resource }) => `${resource.namespace}/${resource.name}`).join(' and ');
  return { code: 'colliding-names', because: `the Middlewares ${names} share the name ${id} within Traefik` };
}
