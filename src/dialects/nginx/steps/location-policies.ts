import type { Canary } from '#model/policies/backends.js';
import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import { given } from '../values/given.js';
import { canary } from '../policies/backend/canary.js';
import { loadBalancing } from '../policies/backend/load-balancing.js';
import { stickySessions } from '../policies/backend/sticky-sessions.js';
import { unnoted } from '../policies/noticed.js';
import { readBy } from '../policies/settings.js';
import { rewrites } from '../servers/locations.js';
import type { Location } from '../servers/servers.js';
import type { ServerContext } from './context.js';

/**
 * The policies of a location: those of its Ingress, and what rests on its path. Those of the host are of the Ingress that
 * decides for the host, those of the upstream of the one that made it.
 */
export function locationPolicies(
  { ingress, path, upstream: name, ...more }: Location,
  context: ServerContext,
): PolicySet {
  if (!ingress) return {};
  const upstream = name === undefined ? undefined : context.upstreams.get(name);
  const rewritten = rewrites({ ingress, path, upstream: name, ...more });
  const others = without(ingress.policies, [
    ...ofHost,
    ...ofUpstream,
    ...(rewritten ? [] : (['forwardedPrefix'] as const)),
  ]);
  const maker = upstream?.ingress.policies;
  return {
    ...others,
    ...context.policies,
    ...given({
      stickySessions: maker?.stickySessions,
      loadBalancing: maker?.loadBalancing,
      canary: canaryOf(upstream),
    }),
    ...(rewritten ? readBy('pathRewrite', { ...ingress.reads, location: path }, unnoted) : {}),
  };
}

/** What the first Ingress of a host says of it counts. */
export const ofHost = [
  'clientCertificates',
  'appRoot',
  'wwwRedirect',
  'serverAliases',
  'tlsOptions',
  'tlsPassthrough',
] as const satisfies readonly PolicyName[];

const ofUpstream: readonly PolicyName[] = [stickySessions.policy, loadBalancing.policy, canary.policy];

type UpstreamOf = ServerContext['upstreams'] extends ReadonlyMap<string, infer Upstream> ? Upstream : never;

function canaryOf(upstream: UpstreamOf | undefined): Canary | undefined {
  const [beside] = upstream?.alternatives ?? [];
  const shaping = beside?.shaping;
  return beside && shaping ? { ...shaping, backend: beside.target.backend } : undefined;
}

function without(policies: PolicySet, names: readonly PolicyName[]): PolicySet {
  return Object.fromEntries(Object.entries(policies).filter(([name]) => !names.some(one => one === name)));
}
