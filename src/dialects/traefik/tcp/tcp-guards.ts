import { find, ofKind } from '#cluster/cluster.js';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Resource } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import type { Context } from '../context/reading-context.js';
import { letsOneIn } from '../policies/limits/in-flight-limit.js';
import { resolvedReference } from '../dynamic/middleware-reference.js';
import { isWatched } from '../installation/ingress-class.js';
import type { CrdProvider } from '../installation/static-configuration.js';
import { splitReference } from '../resources/names.js';
import type { Place } from '../resources/place.js';
import { below, noteAt } from '../resources/place.js';
import { splitResourceId } from '../resources/split-resource-id.js';
import type { TcpMiddleware } from './tcp-middleware.js';
import { readTcpMiddleware } from './tcp-middleware.js';

/** The MiddlewareTCPs of the cluster that the provider reads. */
export interface TcpMiddlewares {
  readonly of: (resource: Resource) => TcpMiddleware | undefined;
  readonly notes: readonly Note[];
}

/** A MiddlewareTCP is told of whether a route uses it or not. */
export function tcpMiddlewaresOf({ cluster }: Context, provider: CrdProvider): TcpMiddlewares {
  const watched = ofKind(cluster, 'traefik.io', 'MiddlewareTCP').filter(one => isWatched(one, provider));
  const read = new Map(watched.map(one => [one, readTcpMiddleware(one)]));
  return { of: resource => read.get(resource), notes: [...read.values()].flatMap(({ notes }) => notes) };
}

/** What the MiddlewareTCPs of a route do. */
interface Guards {
  /** Undefined: one of them cannot be built, and the route is not there. */
  readonly steps?: readonly Step[];
  readonly policies: readonly PolicySet[];
  readonly notes: readonly Note[];
}

/** Where the guards of a route stand. */
interface Surroundings {
  readonly context: Context;
  readonly provider: CrdProvider;
  readonly middlewares: TcpMiddlewares;
  readonly overTls: boolean;
}

/** What the MiddlewareTCPs of a route let through. (traefik v3.7.9, pkg/server/middleware/tcp/middlewares.go: BuildChain; pkg/server/router/tcp/manager.go: buildTCPHandler) */
export function guardsOf(around: Surroundings, value: JsonObject, at: Place): Guards {
  const guards: Guard[] = [];
  for (const [index, one] of itemsOf(value['middlewares']).entries()) {
    const place = below(at, 'middlewares', index);
    const resolved = resolvedReference(around.provider, objectOf(one), place);
    if ('note' in resolved) return { policies: [], notes: [resolved.note] };
    const guard = guardOf(around, resolved.use.name, place);
    if (guard === undefined) return { policies: [], notes: [] };
    if ('note' in guard) return { policies: [], notes: [guard.note] };
    guards.push(guard);
  }
  return {
    steps: guards.flatMap(({ steps }) => steps),
    policies: guards.flatMap(({ policies }) => policies ?? []),
    notes: [],
  };
}

interface Guard {
  readonly steps: readonly Step[];
  readonly policies?: PolicySet;
}

/** Undefined where it cannot be built. */
function guardOf(
  { context: { cluster, absenceOf, namespaces }, middlewares, overTls }: Surroundings,
  reference: string,
  at: Place,
): Guard | { readonly note: Note } | undefined {
  const { namespace, name } = splitResourceId(splitReference(reference).name, at.resource.namespace, namespaces);
  const resource = find(cluster, 'traefik.io', 'MiddlewareTCP', namespace, name);
  const read = resource && middlewares.of(resource);
  if (read) return read.isBroken ? undefined : { steps: stepsOf(read, overTls), policies: read.policies };
  if (absenceOf('traefik.io', 'MiddlewareTCP', namespace, name) === 'open')
    return { steps: [undecided('a MiddlewareTCP that is not among the manifests decides about the connection')] };
  const to = { group: 'traefik.io', kind: 'MiddlewareTCP', namespace, name };
  const consequence = { kind: 'route-dropped-with-protection' } as const;
  return { note: noteAt(at, { kind: 'missing-reference', to, role: 'middleware', consequence }) };
}

/** One connection is below every limit of their number but none. */
function stepsOf({ policies }: TcpMiddleware, overTls: boolean): readonly Step[] {
  const { inFlightLimit } = policies;
  if (inFlightLimit && letsOneIn(inFlightLimit)) return [];
  if (!overTls) return [undecided('middlewares for TCP decide about the connection')];
  if (inFlightLimit) return [{ kind: 'refuse', because: 'no connection at a time is allowed, and each is closed' }];
  const cidrs = policies.clientAddresses?.allow ?? [];
  const because = 'the address of the client is not among those that are allowed, and the connection is closed';
  return [{ kind: 'refuse', because, when: { match: { kind: 'not', of: { kind: 'client-ip', cidrs } } } }];
}

function undecided(because: string): Step {
  return { kind: 'open', code: 'external-answer', because };
}
