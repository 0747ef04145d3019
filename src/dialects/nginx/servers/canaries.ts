import type { Ingress } from '../ingresses/ingress.js';
import { catchAll } from '../ingresses/ingress.js';
import type { Server } from './servers.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import type { Upstream } from '../upstreams/upstreams.js';
import { upstreamName } from '../upstreams/upstreams.js';

/** A canary that found nothing to share. */
export interface LostCanary {
  readonly ingress: ServedIngress;
  readonly path: readonly (string | number)[];
  readonly because: string;
}

export interface Shared {
  readonly upstreams: ReadonlyMap<string, Upstream>;
  readonly lost: readonly LostCanary[];
}

/**
 * Hangs canaries on the upstreams of the locations with their host, path and type: on the upstream, so that all other
 * locations that lead to it share it too. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:918-927, 1653-1713)
 */
export function withCanaries(
  ingresses: readonly ServedIngress[],
  upstreams: ReadonlyMap<string, Upstream>,
  servers: readonly Server[],
): Shared {
  const canaries = ingresses.filter(({ policies }) => policies.canary);
  if (canaries.length === 0 || canaries.length === ingresses.length) return { upstreams, lost: [] };
  const byHost = new Map(servers.map(server => [server.host, server]));
  const hung = new Map<string, string[]>();
  const gone = new Set<string>();
  const lost: LostCanary[] = [];
  for (const ingress of canaries) {
    for (const wish of wishesOf(ingress)) {
      const alternative = gone.has(wish.upstream) ? undefined : upstreams.get(wish.upstream);
      if (!alternative) continue;
      const found = primariesFor(wish, byHost.get(wish.host), upstreams, alternative);
      if (found === 'itself') continue;
      for (const primary of found) hang(hung, primary.name, alternative.name);
      if (found.length > 0) continue;
      gone.add(wish.upstream);
      lost.push({
        ingress,
        path: wish.at,
        because: `no other Ingress has ${wish.path ?? 'a default backend'} on ${wish.host}`,
      });
    }
  }
  return {
    upstreams: new Map(
      [...upstreams].map(([name, one]) => [
        name,
        { ...one, alternatives: alternativesOf(hung.get(name), upstreams, gone) },
      ]),
    ),
    lost,
  };
}

interface Wish {
  readonly host: string;
  /** Undefined: any path of the host. */
  readonly path: string | undefined;
  readonly pathType: string;
  readonly upstream: string;
  readonly at: readonly (string | number)[];
}

function wishesOf({ defaultBackend, rules }: Ingress): readonly Wish[] {
  const own = defaultBackend && {
    host: catchAll,
    path: undefined,
    pathType: '',
    upstream: upstreamName(defaultBackend),
    at: ['spec', 'defaultBackend'],
  };
  const paths = rules.flatMap(({ host, paths = [] }) =>
    paths.map(one => ({ ...one, host, upstream: upstreamName(one.backend) })),
  );
  return [...(own ? [own] : []), ...paths];
}

function primariesFor(
  wish: Wish,
  server: Server | undefined,
  upstreams: ReadonlyMap<string, Upstream>,
  alternative: Upstream,
): readonly Upstream[] | 'itself' {
  const found: Upstream[] = [];
  for (const location of server?.locations ?? []) {
    if (location.upstream === alternative.name) return found.length > 0 ? found : 'itself';
    const primary = location.upstream === undefined ? undefined : upstreams.get(location.upstream);
    const same = wish.path === undefined || (location.path === wish.path && location.pathType === wish.pathType);
    if (primary && !primary.noServer && same) found.push(primary);
  }
  return found;
}

function hang(hung: Map<string, string[]>, primary: string, alternative: string): void {
  const list = hung.get(primary) ?? [];
  if (!list.includes(alternative)) hung.set(primary, [...list, alternative]);
}

function alternativesOf(
  names: readonly string[] = [],
  upstreams: ReadonlyMap<string, Upstream>,
  gone: ReadonlySet<string>,
): readonly Upstream[] {
  return names.flatMap(name => (gone.has(name) ? [] : (upstreams.get(name) ?? [])));
}
