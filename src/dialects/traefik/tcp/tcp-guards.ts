import { find } from '#cluster/cluster.js';
import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import { specOf } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import type { Context } from '../context/reading-context.js';
import { resolvedReference } from '../dynamic/middleware-reference.js';
import type { CrdProvider } from '../installation/static-configuration.js';
import { policiesIn } from '../policies/policy-set.js';
import { splitReference } from '../resources/names.js';
import type { Place } from '../resources/place.js';
import { below, noteAt } from '../resources/place.js';
import { splitResourceId } from '../resources/split-resource-id.js';

interface Guards {
  /** Undefined: one of them cannot be built, and the route is not there. */
  readonly steps?: readonly Step[];
  readonly notes: readonly Note[];
}

/** What the MiddlewareTCPs of a route let through. (traefik v3.7.9, pkg/server/middleware/tcp/middlewares.go; pkg/middlewares/tcp/ipallowlist/ip_allowlist.go) */
export function guardsOf(
  context: Context,
  provider: CrdProvider,
  value: JsonObject,
  at: Place,
  overTls: boolean,
): Guards {
  const steps: Step[] = [];
  for (const [index, one] of itemsOf(value['middlewares']).entries()) {
    const place = below(at, 'middlewares', index);
    const resolved = resolvedReference(provider, objectOf(one), place);
    if ('note' in resolved) return { notes: [resolved.note] };
    const guard = guardOf(context, resolved.use.name, place, overTls);
    if ('note' in guard) return { notes: [guard.note] };
    steps.push(...guard.steps);
  }
  return { steps, notes: [] };
}

function guardOf(
  { cluster, absenceOf, namespaces }: Context,
  reference: string,
  at: Place,
  overTls: boolean,
): { readonly steps: readonly Step[] } | { readonly note: Note } {
  const { namespace, name } = splitResourceId(splitReference(reference).name, at.resource.namespace, namespaces);
  const resource = find(cluster, 'traefik.io', 'MiddlewareTCP', namespace, name);
  if (resource) return { steps: stepsOf(specOf(resource), overTls) };
  if (absenceOf('traefik.io', 'MiddlewareTCP', namespace, name) === 'open')
    return { steps: [undecided('a MiddlewareTCP that is not among the manifests decides about the connection')] };
  const to = { group: 'traefik.io', kind: 'MiddlewareTCP', namespace, name };
  const consequence = { kind: 'route-dropped-with-protection' } as const;
  return { note: noteAt(at, { kind: 'missing-reference', to, role: 'middleware', consequence }) };
}

/** One connection is below every limit of their number. */
function stepsOf({ ipAllowList, ipWhiteList, inFlightConn }: JsonObject, overTls: boolean): readonly Step[] {
  const list = { ...(isObject(ipAllowList) && { ipAllowList }), ...(isObject(ipWhiteList) && { ipWhiteList }) };
  const faults: string[] = [];
  const cidrs = policiesIn(list, key => faults.push(key)).clientAddresses?.allow;
  if (!cidrs && isObject(inFlightConn)) return [];
  if (!cidrs || faults.length > 0 || !overTls) return [undecided('middlewares for TCP decide about the connection')];
  const because = 'the address of the client is not among those that are allowed, and the connection is closed';
  return [{ kind: 'refuse', because, when: { match: { kind: 'not', of: { kind: 'client-ip', cidrs } } } }];
}

function undecided(because: string): Step {
  return { kind: 'open', code: 'external-answer', because };
}
