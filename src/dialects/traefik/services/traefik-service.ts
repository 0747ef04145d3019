import { valuesByKey } from '#model/grouped.js';
import { ofKind } from '#cluster/cluster.js';
import type { Note } from '#model/findings/note.js';
import { reasonOf } from '../resources/absence.js';
import type { CrdBackend } from './crd-backend.js';
import type { Definition } from './service-definition.js';
import { definitionOf } from './service-definition.js';
import { isWatched } from '../installation/ingress-class.js';
import { ownPolicies } from './own-policies.js';
import { internalSteps } from './internal-service.js';
import { crdProviderName, idOf, splitReference } from '../resources/names.js';
import type { Place } from '../resources/place.js';
import { below, noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';
import type { RouterDoubt, RouterTarget } from '../dynamic/router.js';
import { sharedTarget, unbuilt } from '../dynamic/shared-target.js';
import type { CrdProvider } from '../installation/static-configuration.js';

/** The TraefikServices of the cluster, to be asked by the name that Traefik gives them. */
export interface TraefikServices {
  /** What a router does whose service has this name; the note stands where it is not there. */
  readonly targetOf: (id: string, at: Place) => { readonly target: RouterTarget; readonly notes: readonly Note[] };
  readonly notes: readonly Note[];
}

/** (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes_http.go: buildTraefikService; pkg/server/service/service.go: BuildHTTP) */
export function traefikServicesOf(context: Context, provider: CrdProvider): TraefikServices {
  const watched = ofKind(context.cluster, 'traefik.io', 'TraefikService').filter(one => isWatched(one, provider));
  const definitions = watched.map(
    resource => [idOf(resource.namespace, resource.name), definitionOf(context, provider, resource)] as const,
  );
  const byId = valuesByKey(definitions);
  const registry: Registry = { context, byId, made: new Map() };
  return {
    targetOf: (id, at) => resolved(registry, id, at),
    notes: [...byId.values()].flat().flatMap(({ notes }) => notes),
  };
}

interface Registry {
  readonly context: Context;
  readonly byId: ReadonlyMap<string, readonly Definition[]>;
  readonly made: Map<string, RouterTarget>;
}

function resolved(
  registry: Registry,
  id: string,
  at: Place,
): { readonly target: RouterTarget; readonly notes: readonly Note[] } {
  const state = registry.context.configuration.providerNamed(splitReference(id).provider ?? crdProviderName);
  if (state === 'unknown' || state === 'off') {
    const broken = state === 'off' ? `the provider of ${id} is off` : `no provider is called as that of ${id}`;
    return { target: unbuilt(broken), notes: [brokenNote(id, broken, at)] };
  }
  const internal = internalSteps(id);
  if (internal) return { target: { middlewares: [], steps: internal, policies: [], services: [] }, notes: [] };
  const { context, byId } = registry;
  if (byId.has(id)) {
    const target = targetOf(registry, id, []);
    return { target, notes: target.broken === undefined ? [] : [brokenNote(id, target.broken, at)] };
  }
  const { namespace } = at.resource;
  const absence = context.absenceOf('traefik.io', 'TraefikService', namespace, id);
  const because = reasonOf(absence);
  const missing = {
    kind: 'missing-reference',
    to: { group: 'traefik.io', kind: 'TraefikService', namespace, name: id },
    role: 'part',
    consequence: { kind: 'route-dropped' },
  } as const;
  const notes = [noteAt(below(at, 'name'), missing)];
  if (absence !== 'open') return { target: unbuilt(`the TraefikService ${id} is missing`), notes };
  const doubt: RouterDoubt = { code: 'missing-manifest', because: `TraefikService ${id}: ${because}` };
  return { target: { middlewares: [], steps: [], policies: [], services: [], doubt }, notes };
}

function brokenNote(id: string, broken: string, at: Place): Note {
  const because = `the TraefikService ${id} is not built: ${broken}`;
  return noteAt(below(at, 'name'), {
    kind: 'ignored-value',
    key: 'services',
    because,
    effect: 'ingress-skipped',
    consequence: { kind: 'route-dropped' },
  });
}

/** Nobody nests services so deep. */
const deepest = 200;

const tooDeep: RouterTarget = {
  middlewares: [],
  steps: [],
  policies: [],
  services: [],
  doubt: { code: 'too-deep', because: `more than ${deepest} TraefikServices stand within each other` },
};

// A service that leads into a circle is broken from wherever one comes, so that what was made once holds.
function targetOf(registry: Registry, id: string, path: readonly string[]): RouterTarget {
  const known = registry.made.get(id);
  if (known) return known;
  if (path.includes(id)) return unbuilt('it leads back to itself');
  if (path.length > deepest) return tooDeep;
  const definitions = registry.byId.get(id) ?? [];
  const [definition] = definitions;
  if (!definition) return unbuilt(`the service ${id} is missing`);
  const target = combined(registry, definition, [...path, id]);
  const doubted = definitions.length === 1 ? target : { ...target, doubt: collision(id, definitions) };
  registry.made.set(id, doubted);
  return doubted;
}

function collision(id: string, definitions: readonly Definition[]): RouterDoubt {
  const names = definitions.map(({ resource }) => `${resource.namespace}/${resource.name}`).join(' and ');
  return { code: 'colliding-names', because: `the TraefikServices ${names} share the name ${id} within Traefik` };
}

function combined(
  registry: Registry,
  { resource, members, broken }: Definition,
  path: readonly string[],
): RouterTarget {
  if (broken !== undefined) return unbuilt(broken);
  const shares = members.map(({ backend, weight }) => ({ target: memberTarget(registry, backend, path), weight }));
  const target = sharedTarget(shares);
  return { ...target, policies: [...target.policies, ...ownPolicies(resource)] };
}

function memberTarget(
  registry: Registry,
  { target, traefikService }: CrdBackend,
  path: readonly string[],
): RouterTarget {
  if (target) return target;
  const internal = traefikService === undefined ? undefined : internalSteps(traefikService);
  return internal
    ? { middlewares: [], steps: internal, policies: [], services: [] }
    : targetOf(registry, traefikService ?? '', path);
}
