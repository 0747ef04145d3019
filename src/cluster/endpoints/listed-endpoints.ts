import type { Json } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, labelsOf } from '#model/resource.js';
import type { Cluster } from '../cluster.js';
import { find } from '../cluster.js';
import { serviceSelector } from '../services.js';

/** Addresses that are listed for a Service, all of which have the same ports. */
export interface ListedEndpoints {
  readonly ports: readonly ListedPort[];
  readonly addresses: readonly ListedAddress[];
}

export interface ListedPort {
  /** Empty where it has none. */
  readonly name: string;
  readonly protocol: string;
  /** Undefined: the list does not say. */
  readonly number: number | undefined;
}

/** One address, or several that are one pod's. */
export interface ListedAddress {
  readonly texts: readonly string[];
  readonly ready: boolean;
  /** It answers though it may be about to go. */
  readonly serving: boolean;
  /** Nothing is said of either: it counts as ready. */
  readonly unsaid?: true;
}

/**
 * What EndpointSlices list for a Service, and what its Endpoints list where the cluster makes slices of them; undefined where the manifests
 * hold neither. (kubernetes v1.36, staging/src/k8s.io/api/discovery/v1/types.go: what is not said of readiness counts as ready)
 */
export function listedEndpoints(
  cluster: Cluster,
  { namespace, name }: Pick<Resource, 'namespace' | 'name'>,
): readonly ListedEndpoints[] | undefined {
  const slices = cluster.pods.slicesOf(namespace, name);
  const endpoints = find(cluster, '', 'Endpoints', namespace, name);
  const service = find(cluster, '', 'Service', namespace, name);
  const counts = endpoints && (slices.length === 0 || (service !== undefined && isMirrored(endpoints, service)));
  if (slices.length === 0 && !counts) return undefined;
  return [...slices.map(inSlice), ...(counts ? itemsOf(endpoints.value['subsets']).map(inSubset) : [])];
}

/**
 * Endpoints that somebody writes for a Service without a selector become slices; those of other Services are the cluster's own, which makes
 * slices beside them. (kubernetes v1.36, pkg/controller/endpointslicemirroring/endpointslicemirroring_controller.go: shouldMirror)
 */
function isMirrored(endpoints: Resource, service: Resource): boolean {
  const skips = labelsOf(endpoints)['endpointslice.kubernetes.io/skip-mirror'] === 'true';
  const elects = annotationsOf(endpoints)['control-plane.alpha.kubernetes.io/leader'] !== undefined;
  return !skips && !elects && Object.keys(serviceSelector(service)).length === 0;
}

function inSlice({ value }: Resource): ListedEndpoints {
  return {
    ports: itemsOf(value['ports']).map(portOf),
    addresses: itemsOf(value['endpoints']).flatMap(one => {
      const { addresses, conditions } = objectOf(one);
      const { ready, serving } = objectOf(conditions);
      const texts = itemsOf(addresses).flatMap(address => textOf(address) ?? []);
      if (texts.length === 0) return [];
      const unsaid = ready === undefined && serving === undefined && ({ unsaid: true } as const);
      return [{ texts, ready: ready !== false, serving: (serving ?? ready) !== false, ...unsaid }];
    }),
  };
}

function inSubset(subset: Json): ListedEndpoints {
  const { ports, addresses, notReadyAddresses } = objectOf(subset);
  return {
    ports: itemsOf(ports).map(portOf),
    addresses: [
      ...itemsOf(addresses).map(one => ({ texts: addressIn(one), ready: true, serving: true })),
      ...itemsOf(notReadyAddresses).map(one => ({ texts: addressIn(one), ready: false, serving: false })),
    ],
  };
}

function addressIn(address: Json): readonly string[] {
  const text = textOf(objectOf(address)['ip']);
  return text === undefined ? [] : [text];
}

function portOf(port: Json): ListedPort {
  const { name, protocol, port: number } = objectOf(port);
  return { name: textOf(name) ?? '', protocol: textOf(protocol) ?? 'TCP', number: numberOf(number) };
}
