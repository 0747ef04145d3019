import type { Cluster } from '#cluster/cluster.js';
import { listedEndpoints as listedIn } from '#cluster/endpoints/listed-endpoints.js';
import type { Protocol } from '../algebra/protocol.js';
import { protocolOf } from '../algebra/protocol.js';

/** Addresses that the manifests list for a Service as ready, and the ports there. */
export interface ListedEndpoints {
  readonly addresses: readonly string[];
  readonly ports: readonly ListedPort[];
}

/** A port that is listed, under the name of the Service's port; an only one may have none. */
export interface ListedPort {
  readonly name: string;
  readonly port: number;
  readonly protocol: Protocol;
}

/** Those of a Service, with the ports whose number is told; none where the manifests list nothing. */
export function listedEndpoints(cluster: Cluster, namespace: string, name: string): readonly ListedEndpoints[] {
  return (listedIn(cluster, { namespace, name }) ?? []).map(({ addresses, ports }) => ({
    addresses: addresses.filter(({ ready }) => ready).flatMap(({ texts }) => texts),
    ports: ports.flatMap(({ name: port, protocol, number }) =>
      number === undefined ? [] : [{ name: port, port: number, protocol: protocolOf(protocol) }],
    ),
  }));
}
