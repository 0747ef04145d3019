import type { Cluster } from '#cluster/cluster.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Listener, Normalisation, RouteTable } from '#model/routing/table.js';
import type { Reading } from '../dialect.js';
import { withCanaries } from './servers/canaries.js';
import { certificateEntries } from './certificates/certificate-entries.js';
import { certificatesOf, fallbackCertificate } from './certificates/certificates.js';
import { certificateChoices } from './certificates/certificate-choices.js';
import type { Configuration } from './installation/configuration.js';
import { configurationOf } from './installation/configuration.js';
import { streamNotes } from './streams/stream-notes.js';
import { streamsOf } from './streams/stream-targets.js';
import type { ConfigurationFault } from './servers/configuration-faults.js';
import { annotationFaults, locationFaults, nameFaults, unquotedFaults } from './servers/configuration-faults.js';
import { installationNotes, startFault } from './notes/installation-notes.js';
import { passthroughNotes } from './notes/passthrough-notes.js';
import { spreadingNotes } from './notes/spreading-notes.js';
import { annotationNotes } from './notes/annotation-notes.js';
import { backendNotes } from './notes/backend-notes.js';
import { aliasNotes, idleTlsNotes, skippedNotes, splitTlsNotes } from './notes/ingress-notes.js';
import { canaryNotes, certificateNotes, duplicateNotes, faultNotes } from './notes/server-notes.js';
import { wwwNotes } from './notes/www-notes.js';
import { forwardedForIn } from './installation/forwarded-for.js';
import { defaultBackendStep } from './installation/default-backend.js';
import type { Rendered } from './servers/locations.js';
import { renderedLocations } from './servers/locations.js';
import { listenersOf } from './routes/listeners.js';
import type { ServerNames } from './servers/server-names.js';
import { serverNamesOf } from './servers/server-names.js';
import { passedHosts } from './servers/passed-hosts.js';
import type { Server } from './servers/servers.js';
import { serversOf } from './servers/servers.js';
import { ingressesOf } from './ingresses/served-ingresses.js';
import { upstreamsOf } from './upstreams/upstreams.js';
import { escaping } from './values/escaping.js';
import { virtualHostsOf } from './routes/virtual-hosts.js';
import type { WwwRedirect } from './servers/www-redirects.js';
import { wwwFaults, wwwRedirects } from './servers/www-redirects.js';

/** What ingress-nginx would do with the manifests: as the controller does it, one named step after the other. */
export function read(cluster: Cluster, settings: ControllerSettings): Reading {
  const configuration = configurationOf(cluster, settings);
  const { served, skipped, all, declined } = ingressesOf(cluster, configuration);
  const made = upstreamsOf(served, cluster, configuration);
  const servers = serversOf(served, made);
  const { upstreams, lost } = withCanaries(served, made, servers);
  const names = serverNamesOf(servers);
  const rendered = new Map(servers.map(server => [server, renderedLocations(server)]));
  const redirects = wwwRedirects(rendered);
  const { certificates, entries, choices } = certifiedBy({ servers, names, redirects, cluster, configuration });
  const passed = passedHosts(servers, made, cluster, configuration);
  const faults = [...faultsOf(rendered, names, configuration), ...wwwFaults(redirects), ...annotationFaults(served)];
  const isServed = new Set(served);
  const fallback = defaultBackendStep(configuration, cluster);
  const world = { configuration, upstreams, entries, names, redirects, cluster, fallback };
  const hosts = virtualHostsOf(rendered, world);
  const streams = streamsOf(cluster, configuration);
  const listeners = listenersOf(cluster, configuration, { hosts, certificates: choices, fallback, passed, streams });
  return {
    table: tableOf(configuration, listeners, refusedBy(configuration, faults)),
    notes: [
      ...installationNotes(cluster, configuration),
      ...streamNotes(streams),
      ...passthroughNotes(servers, passed, configuration),
      ...all.flatMap(one => annotationNotes(one, isServed.has(one), configuration)),
      ...skippedNotes(skipped),
      ...served.flatMap(one => backendNotes(one, upstreams)),
      ...served.flatMap(one => [...idleTlsNotes(one, redirects), ...splitTlsNotes(one)]),
      ...wwwNotes(rendered, redirects),
      ...aliasNotes(servers),
      ...duplicateNotes(servers),
      ...faultNotes(faults),
      ...spreadingNotes(rendered),
      ...canaryNotes(lost),
      ...certificateNotes(certificates),
    ],
    declined,
  };
}

function certifiedBy({ servers, names, redirects, cluster, configuration }: Certified) {
  const certificates = certificatesOf(servers, cluster);
  const fallback = fallbackCertificate(cluster, configuration.flags);
  const choices = certificateChoices(certificates, names, redirects, fallback);
  return { certificates, entries: certificateEntries(certificates, names), choices };
}

interface Certified {
  readonly servers: readonly Server[];
  readonly names: ServerNames;
  readonly redirects: readonly WwwRedirect[];
  readonly cluster: Cluster;
  readonly configuration: Configuration;
}

function faultsOf(
  rendered: ReadonlyMap<Server, Rendered>,
  names: ServerNames,
  { quotesPaths }: Configuration,
): readonly ConfigurationFault[] {
  return [...rendered].flatMap(([server, locations]) => [
    ...(quotesPaths ? [] : unquotedFaults(locations)),
    ...locationFaults(server, locations),
    ...nameFaults(names.get(server) ?? []),
  ]);
}

/** A controller that does not start leaves the one before in its place, as one does whose configuration nginx refuses. */
function refusedBy(
  { flagFaults: [flagFault] }: Configuration,
  [fault]: readonly ConfigurationFault[],
): RouteTable['refused'] {
  if (flagFault) {
    const { resource, path } = flagFault.flag;
    return { reason: startFault(flagFault.because), at: resource.locate(path) };
  }
  return fault && { reason: fault.because, at: fault.ingress.resource.locate(fault.path) };
}

function tableOf(
  { name: controller, data }: Configuration,
  listeners: readonly Listener[],
  refused: RouteTable['refused'],
): RouteTable {
  const forwardedFor = forwardedForIn(data);
  return { controller, normalisation, listeners, ...(forwardedFor && { forwardedFor }), ...(refused && { refused }) };
}

/**
 * nginx decodes, merges slashes and resolves dots before it looks at a path; the backend gets it as sent.
 * (nginx 1.27, src/http/ngx_http_parse.c, ngx_http_parse_complex_uri)
 */
const normalisation: Normalisation = {
  steps: ['refuse-broken-escapes', 'decode-all', 'refuse-null', 'merge-slashes', 'refuse-above-root', 'dot-segments'],
  upstream: 'as-sent',
  escaping,
};
