import type { Cluster } from '#cluster/cluster.js';
import type { CertificateChoice, Listener, VirtualHost } from '#model/routing/table.js';
import type { Step } from '#model/routing/step.js';
import type { Configuration } from '../installation/configuration.js';
import { installationOf } from '../installation/installation.js';
import type { Streams } from '../streams/stream-targets.js';
import { streamListeners } from '../streams/stream-listeners.js';
import { portsOf, tlsPeer } from '../installation/ports.js';
import type { PassedHost } from '../servers/passed-hosts.js';
import { otherwise, refusedMethods } from './built-in-locations.js';
import { passedVirtualHosts } from './passed-routes.js';

/** What a configuration answers, whatever the listener. */
export interface Answering {
  readonly hosts: readonly VirtualHost[];
  readonly certificates: readonly CertificateChoice[];
  readonly fallback: Step;
  readonly passed: readonly PassedHost[];
  readonly streams: Streams;
}

/** The two listeners of the controller, plain and with TLS, of which some hosts are passed on before nginx sees them; and the ports that it passes on. */
export function listenersOf(
  cluster: Cluster,
  configuration: Configuration,
  { hosts, certificates, fallback, passed, streams }: Answering,
): readonly Listener[] {
  const { http, https } = portsOf(cluster, configuration);
  const peer = tlsPeer(configuration);
  const shared = { otherwise: otherwise(fallback, configuration) };
  const beyond = passed.map(({ server, location }): CertificateChoice => ({
    sni: { kind: 'exact', host: server.host.toLowerCase() },
    certificate: '',
    names: [],
    atBackend: true,
    ...(location.ingress && { at: location.ingress.resource.locate(location.source) }),
  }));
  return [
    { name: 'http', port: http.port, tls: false, ...shared, before: refusedMethods([]), hosts, certificates: [] },
    {
      name: 'https',
      port: https.port,
      tls: true,
      ...shared,
      ...(peer !== undefined && { peer }),
      before: refusedMethods(passed.map(({ server }) => server.host)),
      hosts: [...passedVirtualHosts(passed), ...hosts],
      certificates: [...beyond, ...certificates],
    },
    ...streamListeners(streams, installationOf(cluster, configuration.settings).exposed),
  ];
}
