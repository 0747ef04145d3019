import { find } from '#cluster/cluster.js';
import { absenceOf } from '#cluster/absence.js';
import type { Cluster } from '#cluster/cluster.js';
import { isExternalName, isHeadless, servicePorts } from '#cluster/services.js';
import type { Step } from '#model/routing/step.js';
import type { Configuration } from '../installation/configuration.js';
import { isOn } from '../installation/configuration.js';
import { passthroughFlag } from '../installation/ports.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import { catchAll } from '../ingresses/ingress.js';
import type { Upstream } from '../upstreams/upstreams.js';
import type { Location, Server } from './servers.js';

/** A host whose connections for TLS are passed on as they come, by the name that they ask for. */
export interface PassedHost {
  readonly server: Server;
  /** The path `/` of the host, whose Service gets them. */
  readonly location: Location;
  readonly step: Step;
  /** The Ingresses that ask for it. */
  readonly by: readonly ServedIngress[];
}

/** The Ingresses of a host that ask for TLS to be passed on: one is enough. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1389, 1434) */
export function askingIngresses({ ingresses }: Server): readonly ServedIngress[] {
  return ingresses.filter(({ policies }) => policies.tlsPassthrough?.enabled === true);
}

/**
 * The names are compared letter by letter, so that neither a wildcard nor the server of all other hosts has any. A path `/` whose Service is
 * not there is left to nginx. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:666-683, nginx.go:460-496, pkg/tcpproxy/tcp.go)
 */
export function passedHosts(
  servers: readonly Server[],
  upstreams: ReadonlyMap<string, Upstream>,
  cluster: Cluster,
  { flags }: Configuration,
): readonly PassedHost[] {
  if (!isOn(flags, passthroughFlag)) return [];
  return servers.flatMap(server => {
    const by = askingIngresses(server);
    const location = server.locations.find(({ path }) => path === '/');
    if (by.length === 0 || !location || server.host === catchAll || server.host.startsWith('*')) return [];
    const step = stepTo(location, upstreams, cluster);
    return step ? [{ server, location, step, by }] : [];
  });
}

/** The Service of the path by its own address, whatever endpoints the controller knows. */
function stepTo(location: Location, upstreams: ReadonlyMap<string, Upstream>, cluster: Cluster): Step | undefined {
  const upstream = location.upstream === undefined ? undefined : upstreams.get(location.upstream);
  if (location.implicit || !upstream) return broken('the host has no path /, to whose Service TLS is passed on');
  const { reference, target } = upstream;
  const { namespace, service: name, port } = reference;
  const service = find(cluster, '', 'Service', namespace, name);
  if (!service)
    return absenceOf(cluster, '', 'Service', namespace, name) === 'open' ? forward(namespace, name, port) : undefined;
  if (isExternalName(service) || isHeadless(service))
    return broken(`TLS is passed on to the address of Service ${namespace}/${name}, which has none of its own`);
  const found = servicePorts(service).find(one => one.number === port || one.name === port);
  if (!found) return broken(`TLS is passed on to port ${port} of Service ${namespace}/${name}, which it does not have`);
  const { state } = target;
  if (state.kind === 'empty' && state.fault === 'endpoints') return broken(state.because);
  return state.kind === 'open'
    ? { kind: 'open', code: 'missing-manifest', because: state.because }
    : forward(namespace, name, found.number);
}

function forward(namespace: string, service: string, port: number | string): Step {
  return { kind: 'forward', backends: [{ backend: { namespace, service, port }, weight: 1 }] };
}

function broken(because: string): Step {
  return { kind: 'open', code: 'tls-handshake', because };
}
