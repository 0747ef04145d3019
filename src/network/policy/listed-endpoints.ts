import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { Json } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Protocol } from '../algebra/protocol.js';
import { protocolOf } from '../algebra/protocol.js';

/** Addresses that the manifests list for a Service, and the ports there. */
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

/** Those that are ready, of the Endpoints and the EndpointSlices of a Service. (kubernetes v1.36, staging/src/k8s.io/api/discovery/v1/types.go) */
export function listedEndpoints(cluster: Cluster, namespace: string, name: string): readonly ListedEndpoints[] {
  const endpoints = find(cluster, '', 'Endpoints', namespace, name);
  const subsets = itemsOf(endpoints?.value['subsets']).map(objectOf);
  const slices = cluster.pods.slicesOf(namespace, name).map(({ value }) => value);
  return [
    ...subsets.map(subset => ({
      addresses: itemsOf(subset['addresses']).flatMap(one => textOf(objectOf(one)['ip']) ?? []),
      ports: portsIn(subset['ports']),
    })),
    ...slices.map(slice => ({
      addresses: itemsOf(slice['endpoints']).map(objectOf).flatMap(readyAddresses),
      ports: portsIn(slice['ports']),
    })),
  ];
}

/** Without a word on it an endpoint is ready. */
function readyAddresses({ addresses, conditions }: ReturnType<typeof objectOf>): readonly string[] {
  return objectOf(conditions)['ready'] === false ? [] : itemsOf(addresses).flatMap(one => textOf(one) ?? []);
}

function portsIn(json: Json | undefined): readonly ListedPort[] {
  return itemsOf(json).flatMap(item => {
    const { name, port, protocol } = objectOf(item);
    const number = numberOf(port);
    return number === undefined ? [] : [{ name: textOf(name) ?? '', port: number, protocol: protocolOf(protocol) }];
  });
}
