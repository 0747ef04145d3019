import { controllerPolicy, podPorts } from '../connections/network-policies.js';
import { controllerPeers } from '../controllers/controller-peers.js';
import type { Exposure } from '../exposure/exposure.js';
import { routeOf } from '../exposure/route-of.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { apiObject } from '../tree/api-object.js';
import type { WorkloadConstruct } from '../workload/workload.js';
import { declareRoute } from './declare-route.js';

/** The route of an application, and the network policy that lets the controllers in. */
export function expose(application: WorkloadConstruct, exposure: Exposure, platform: PlatformSettings): void {
  const { name, namespace, labels, ports, node } = application;
  const port = exposure.port === undefined ? ports[0] : ports.find(one => one.name === exposure.port);
  if (port === undefined) return;
  const backends = [{ backend: { namespace, service: name, port: port.name }, weight: 1 }];
  const owner = { name, subdomain: name, namespace, labels, backends, path: node.path };
  declareRoute(application, 'route', routeOf(owner, exposure, platform), platform);
  const peers = controllerPeers(platform.controllers);
  apiObject(application, 'from-controller', controllerPolicy(application, peers, podPorts([port]), labels));
}
