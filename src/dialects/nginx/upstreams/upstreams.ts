import type { Cluster } from '#cluster/cluster.js';
import type { Canary } from '#model/policies/backends.js';
import type { Configuration } from '../installation/configuration.js';
import { endpointsIn } from '../installation/endpoints.js';
import type { ServiceReference } from '../ingresses/ingress.js';
import { isUndecided } from '../ingresses/precedence.js';
import type { UpstreamTarget } from './services.js';
import { targetOf } from './services.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';

/** A group of endpoints under a name; the first Ingress that asks for the name decides all about it. */
export interface Upstream {
  readonly name: string;
  /** As the Ingress has it. */
  readonly reference: ServiceReference;
  readonly target: UpstreamTarget;
  /** The Ingress that made it. */
  readonly ingress: ServedIngress;
  /** Made by a canary: no location leads to it. */
  readonly noServer: boolean;
  readonly shaping: Canary | undefined;
  /** The upstreams that take a share of its requests; only the first does. */
  readonly alternatives: readonly Upstream[];
  /** Other makers that would have made it otherwise and might come first. */
  readonly rivals: readonly ServedIngress[];
  /** Other Services that share the name, and answer nothing. */
  readonly colliding: readonly ServiceReference[];
}

/** The name says less than the reference: `a-b`, `c` and `a`, `b-c` are one. (ingress-nginx v1.15.1, internal/ingress/controller/util.go:50-60) */
export function upstreamName({ namespace, service, port }: ServiceReference): string {
  return port === 0 || port === '' ? `${namespace}-INVALID` : `${namespace}-${service}-${port}`;
}

/**
 * All upstreams by name. A default backend makes its upstream anew, a path only where there is none.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1015-1134)
 */
export function upstreamsOf(
  ingresses: readonly ServedIngress[],
  cluster: Cluster,
  configuration: Configuration,
): ReadonlyMap<string, Upstream> {
  const upstreams = new Map<string, Upstream>();
  const endpoints = endpointsIn(cluster, configuration.settings);
  const make = (ingress: ServedIngress, reference: ServiceReference): Upstream => {
    const { canary, loadBalancing } = ingress.policies;
    const byAddress = loadBalancing?.through === 'service';
    const target = targetOf(cluster, endpoints, reference, byAddress, configuration.flags);
    const name = upstreamName(reference);
    return {
      name,
      reference,
      target,
      ingress,
      noServer: canary !== undefined,
      shaping: canary,
      alternatives: [],
      rivals: [],
      colliding: [],
    };
  };
  for (const ingress of ingresses) {
    if (ingress.defaultBackend)
      upstreams.set(upstreamName(ingress.defaultBackend), make(ingress, ingress.defaultBackend));
    for (const { backend } of ingress.rules.flatMap(({ paths = [] }) => paths)) {
      const name = upstreamName(backend);
      const first = upstreams.get(name);
      upstreams.set(name, first ? sharedUpstream(first, ingress, backend) : make(ingress, backend));
    }
  }
  return upstreams;
}

function sharedUpstream(first: Upstream, ingress: ServedIngress, { namespace, service }: ServiceReference): Upstream {
  const own = first.target.backend;
  const collides = own.namespace !== namespace || own.service !== service;
  const differs = collides || first.noServer || ingress.policies.canary !== undefined;
  const rival = differs && first.ingress !== ingress && isUndecided(first.ingress, ingress);
  if (!rival && !collides) return first;
  return {
    ...first,
    rivals: rival ? [...first.rivals, ingress] : first.rivals,
    colliding: collides ? [...first.colliding, { namespace, service, port: 0 }] : first.colliding,
  };
}
