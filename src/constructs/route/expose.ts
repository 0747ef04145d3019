import { ControllerAccess } from '../connections/access/controller-access.js';
import { letSolversAnswer } from '../connections/access/http01-solver.js';
import { podPorts } from '../connections/network-policies.js';
import type { Exposure } from '../exposure/exposure.js';
import type { NamedExposure } from '../exposure/exposures.js';
import { letToOthers } from './let-to-others.js';
import { distinct, exposuresOf } from '../exposure/exposures.js';
import { hostsOf, routeOf } from '../exposure/route-of.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import type { NamedPort } from '../workload/ports.js';
import { backendPort } from '../workload/ports.js';
import type { WorkloadConstruct } from '../workload/workload.js';
import { warnOf } from '../tree/warnings.js';
import { declareRoute } from './declare-route.js';
import { routeWarnings } from './route-warnings.js';
import { protocolWarnings } from './port-protocol.js';

/** The routes of an application, and the network policy that lets the controllers in. */
export function expose(
  application: WorkloadConstruct,
  given: Exposure | readonly Exposure[],
  platform: PlatformSettings,
): void {
  const { name, namespace, podLabels: pods, labels, ports } = application;
  const exposures = distinct(exposuresOf(application.name, given));
  warnOf(application, () => routeWarnings(application, exposures, platform));
  const hosts = (one: NamedExposure): string => hostsOf(one.exposure, application.name, platform).join(' ');
  const routed = exposures.flatMap(one => {
    const secretName = exposures.find(other => hosts(other) === hosts(one))?.name ?? one.name;
    return routedPort(application, one, secretName, platform);
  });
  if (routed.length === 0) return;
  const reached = ports.filter(one => routed.includes(one));
  const accessed = { name: `${name}-from-controller`, namespace, pods, labels, ports: podPorts(reached) };
  if (application.hostNetwork !== true) new ControllerAccess(application, 'from-controller', accessed, platform);
  const certified = exposures.map(({ exposure }) => ({ ...exposure, hosts: hostsOf(exposure, name, platform) }));
  letSolversAnswer(application, namespace, certified, platform);
  for (const one of exposures) letToOthers(application, one.exposure, one.name, platform);
}

/** Declares a route and gives the port that it leads to. */
function routedPort(
  application: WorkloadConstruct,
  { exposure, name, prefix }: NamedExposure,
  secretName: string,
  platform: PlatformSettings,
): readonly NamedPort[] {
  const { name: subdomain, namespace, labels, ports, node } = application;
  const port = exposure.port === undefined ? ports[0] : ports.find(one => one.name === exposure.port);
  if (port === undefined) return [];
  const backends = [{ backend: { namespace, service: subdomain, port: backendPort(port) }, weight: 1 }];
  const owner = { name, subdomain, namespace, labels, backends, path: node.path, secretName };
  const id = name === subdomain ? 'route' : `route-${name}`;
  warnOf(application, () => protocolWarnings(exposure, port, prefix));
  declareRoute(application, id, routeOf(owner, exposure, platform), platform, { exposure, prefix });
  return [port];
}
