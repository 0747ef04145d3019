import type { Resource } from '#model/resource.js';
import type { Cluster } from './cluster.js';
import { ofKind } from './cluster.js';

/** The routes of Gateway API, of whatever kind. */
export function gatewayRoutes(cluster: Cluster): readonly Resource[] {
  return ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].flatMap(kind =>
    ofKind(cluster, 'gateway.networking.k8s.io', kind),
  );
}
