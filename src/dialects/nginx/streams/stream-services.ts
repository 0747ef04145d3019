import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import { objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { ServiceReference } from '../ingresses/ingress.js';
import type { Configuration } from '../installation/configuration.js';
import { installationOf } from '../installation/installation.js';
import { goInteger } from '../values/go-values.js';

/** A port that is passed on as it is to a port of a Service: an entry of a ConfigMap. */
export interface StreamService {
  readonly protocol: 'TCP' | 'UDP';
  readonly port: number;
  readonly reference: ServiceReference;
  /** The connections begin with the PROXY protocol: clients that do not speak it are cut off. */
  readonly proxied: boolean;
  readonly at: StreamPlace;
}

/** Where an entry stands. */
export interface StreamPlace {
  readonly resource: Resource;
  readonly path: Path;
}

/** An entry that is passed over. */
export interface StreamFault {
  readonly at: StreamPlace;
  readonly key: string;
  readonly value: string;
  /** What would be right. */
  readonly wants: string;
}

/**
 * The entries of --tcp-services-configmap and --udp-services-configmap, or of the values from which a chart makes them.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go: getStreamServices)
 */
export function streamServices(
  cluster: Cluster,
  configuration: Configuration,
): readonly (StreamService | StreamFault)[] {
  const reserved = reservedPorts(configuration);
  return (['TCP', 'UDP'] as const).flatMap(protocol =>
    entriesOf(cluster, configuration, protocol).map(entry => serviceOf(entry, protocol, reserved)),
  );
}

interface Entry {
  readonly key: string;
  readonly value: string;
  readonly at: StreamPlace;
}

function entriesOf(
  cluster: Cluster,
  { flags, settings }: Configuration,
  protocol: StreamService['protocol'],
): readonly Entry[] {
  const word = protocol.toLowerCase();
  const named = flags[`${word}-services-configmap`];
  if (named === undefined) return [];
  const [namespace = '', name = ''] = named.split('/');
  const configMap = find(cluster, '', 'ConfigMap', namespace, name);
  if (configMap) return entriesIn(configMap, ['data'], configMap.value['data']);
  const { release } = installationOf(cluster, settings);
  return release ? entriesIn(release.resource, [...release.path, word], release.values[word]) : [];
}

function entriesIn(resource: Resource, path: Path, data: Parameters<typeof objectOf>[0]): readonly Entry[] {
  return Object.entries(objectOf(data)).flatMap(([key, json]) => {
    const value = textOf(json);
    return value === undefined ? [] : [{ key, value, at: { resource, path: [...path, key] } }];
  });
}

function serviceOf(
  { key, value, at }: Entry,
  protocol: StreamService['protocol'],
  reserved: ReadonlySet<number>,
): StreamService | StreamFault {
  const port = goInteger(key);
  const wrong = (wants: string): StreamFault => ({ at, key, value, wants });
  if (port === undefined) return wrong('the number of a port as its key');
  if (reserved.has(port)) return wrong('a port that the controller does not use itself');
  const [reference = '', wanted = '', decode = ''] = value.split(':');
  const [namespace = '', service = '', ...more] = reference.split('/');
  if (!value.includes(':') || namespace === '' || service === '' || more.length > 0)
    return wrong('NAMESPACE/SERVICE:PORT');
  const proxied = protocol === 'TCP' && decode.toLowerCase() === 'proxy';
  return { protocol, port, reference: { namespace, service, port: goInteger(wanted) ?? wanted }, proxied, at };
}

/** (ingress-nginx v1.15.1, internal/nginx/main.go: ProfilerPort, StatusPort, StreamPort; pkg/flags/flags.go) */
function reservedPorts({ flags }: Configuration): ReadonlySet<number> {
  const own = [
    ['http-port', 80],
    ['https-port', 443],
    ['ssl-passthrough-proxy-port', 442],
    ['healthz-port', 10254],
    ['default-server-port', 8181],
    ['profiler-port', 10245],
    ['status-port', 10246],
    ['stream-port', 10247],
  ] as const;
  return new Set(own.map(([flag, usual]) => goInteger(flags[flag] ?? '') ?? usual));
}
