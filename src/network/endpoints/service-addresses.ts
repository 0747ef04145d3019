import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Json } from '#model/json.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import { blockOf } from '#model/addresses/block.js';
import { addressText } from '#model/addresses/address-text.js';

/**
 * Services by each address that stands for them: the cluster puts a pod's in its place before policies are asked.
 * (kubernetes v1.36, staging/src/k8s.io/api/networking/v1/types.go, IPBlock; core/v1/types.go, ServiceSpec)
 */
export function serviceAddresses(cluster: Cluster): ReadonlyMap<string, Resource> {
  return new Map(
    ofKind(cluster, '', 'Service').flatMap(service => addressesOf(service).map(text => [text, service] as const)),
  );
}

/** The text under which the address of a Service is found. */
export function addressKey(text: string): string | undefined {
  const block = blockOf(text);
  return block && block.from === block.to ? addressText({ family: block.family, value: block.from }) : undefined;
}

function addressesOf(service: Resource): readonly string[] {
  const { clusterIP, clusterIPs, externalIPs } = specOf(service);
  const given: readonly (Json | undefined)[] = [
    clusterIP,
    ...itemsOf(clusterIPs),
    ...itemsOf(externalIPs),
    ...itemsOf(valueAt(service.value, ['status', 'loadBalancer', 'ingress'])).map(one => objectOf(one)['ip']),
  ];
  return [...new Set(given.flatMap(one => addressKey(textOf(one) ?? '') ?? []))];
}
