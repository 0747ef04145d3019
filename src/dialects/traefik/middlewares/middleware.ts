import { find, ofKind } from '#cluster/cluster.js';
import type { Note } from '#model/findings/note.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Resource } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import { reasonOf } from '../resources/absence.js';
import { isWatched } from '../installation/ingress-class.js';
import type { MiddlewareUse, RouterDoubt } from '../dynamic/router.js';
import { splitResourceId } from '../resources/split-resource-id.js';
import type { StepPlace } from '../policies/feature.js';
import { stepsOf } from '../policies/policy-set.js';
import type { ReadMiddleware } from './read-middleware.js';
import { readMiddleware } from './read-middleware.js';
import { crdProviderName, idOf, splitReference } from '../resources/names.js';
import type { Place } from '../resources/place.js';
import { noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';
import type { TraefikServices } from '../services/traefik-service.js';

/** What a list of middlewares does to a request, in order. */
export interface Chain {
  readonly steps: readonly Step[];
  /** The policies of each Middleware that takes part. */
  readonly policies: readonly PolicySet[];
  readonly notes: readonly Note[];
  /** Why Traefik cannot build it: the router that uses it vanishes. */
  readonly broken?: string;
  readonly doubt?: RouterDoubt;
}

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
    chainOf: uses => joined(uses.map(use => linkOf(registry, use, []))),
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
  if (!defined) return missing(registry, use, name);
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
  return read.chain ? joined([own, ...read.chain.map(one => linkOf(registry, one, path))]) : own;
}

/** Chains of chains multiply: nobody means so many, nor nests them so deep. */
const mostSteps = 1000;
const deepest = 200;

function joined(links: readonly Chain[]): Chain {
  const broken = links.find(one => one.broken !== undefined)?.broken;
  const doubt = links.find(one => one.doubt)?.doubt;
  const count = links.reduce((sum, one) => sum + one.steps.length + one.policies.length, 0);
  if (count > mostSteps) return tooMuch(`more than ${mostSteps} middlewares follow one another`);
  return {
    steps: links.flatMap(one => one.steps),
    policies: links.flatMap(one => one.policies),
    notes: links.flatMap(one => one.notes),
    ...(broken !== undefined && { broken }),
    ...(doubt && { doubt }),
  };
}

function tooMuch(because: string): Chain {
  return { steps: [], policies: [], notes: [], doubt: { code: 'too-deep', because } };
}

function nothing(broken: string, ...notes: readonly Note[]): Chain {
  return { steps: [], policies: [], notes, broken };
}

// A name without a provider is taken for one of the Ingress provider, which defines no middlewares.
function bareName({ at }: MiddlewareUse, name: string): Chain {
  const wants = `<namespace>-<name>@${crdProviderName}`;
  const body = {
    kind: 'invalid-value',
    key: 'middlewares',
    value: name,
    wants,
    effect: 'ingress-skipped',
    consequence: unserved,
  } as const;
  return nothing(`there is no middleware ${name}@kubernetes`, ...(at ? [noteAt(at, body)] : []));
}

// A provider that is not there defines nothing.
function ofNobody({ at, name }: MiddlewareUse, provider: string, state: 'unknown' | 'off'): Chain {
  const why = state === 'off' ? `the provider ${provider} is off` : `no provider is called ${provider}`;
  const wants = `a middleware of a provider that is on, as <namespace>-<name>@${crdProviderName} (${why})`;
  const body = {
    kind: 'invalid-value',
    key: 'middlewares',
    value: name,
    wants,
    effect: 'ingress-skipped',
    consequence: { kind: 'route-dropped-with-protection' },
  } as const;
  return nothing(`there is no middleware ${name}: ${why}`, ...(at ? [noteAt(at, body)] : []));
}

function foreign({ name }: MiddlewareUse): Chain {
  const because = `the middleware ${name} is defined outside the manifests`;
  return { steps: [{ kind: 'open', code: 'missing-manifest', because }], policies: [], notes: [] };
}

function missing({ context }: Registry, { at }: MiddlewareUse, id: string): Chain {
  const { cluster, absenceOf, namespaces } = context;
  const own = at?.resource.namespace ?? '';
  if (at && find(cluster, 'traefik.io', 'Middleware', own, id)) return withoutNamespace(at, id);
  const { namespace, name } = splitResourceId(id, own, namespaces);
  const absence = absenceOf('traefik.io', 'Middleware', namespace, name);
  const because = reasonOf(absence);
  const body = {
    kind: 'missing-reference',
    to: { group: 'traefik.io', kind: 'Middleware', namespace, name },
    role: 'middleware',
    consequence: { kind: 'route-dropped-with-protection' },
  } as const;
  const notes = at ? [noteAt(at, body)] : [];
  if (absence !== 'open') return nothing(`the Middleware ${id} is missing`, ...notes);
  const doubt: RouterDoubt = { code: 'missing-manifest', because: `Middleware ${id}: ${because}` };
  return { steps: [], policies: [], notes, doubt };
}

// The Middleware is there, and was named without its namespace.
function withoutNamespace(at: Place, name: string): Chain {
  const wants = `${at.resource.namespace}-${name}@${crdProviderName}`;
  const value = `${name}@${crdProviderName}`;
  const body = {
    kind: 'invalid-value',
    key: 'middlewares',
    value,
    wants,
    effect: 'ingress-skipped',
    consequence: unserved,
  } as const;
  return nothing(`there is no Middleware ${name}@${crdProviderName}`, noteAt(at, body));
}

function collision(id: string, found: readonly Defined[]): RouterDoubt {
  const names = found.map(({ resource }) => `${resource.namespace}/${resource.name}`).join(' and ');
  return { code: 'colliding-names', because: `the Middlewares ${names} share the name ${id} within Traefik` };
}

const unserved = { kind: 'route-dropped' } as const;
