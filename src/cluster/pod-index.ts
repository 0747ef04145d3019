import { grouped, valuesByKey } from '#model/grouped.js';
import type { Json } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { labelsOf, stringsOf } from '#model/resource.js';
import { hasLabels, meetsAll } from './selectors.js';
import type { Workload } from './workloads.js';
import { workloadsOf } from './workloads.js';

/** The workloads of a cluster, found by namespace and label without looking at all of them. */
export interface PodIndex {
  readonly workloads: readonly Workload[];
  readonly inNamespace: (namespace: string) => readonly Workload[];
  /** The workloads of a namespace whose pods have all of these labels; none for no labels, as with Services. The same list for the same labels. */
  readonly withLabels: (namespace: string, labels: Readonly<Record<string, string>>) => readonly Workload[];
  /** The EndpointSlices of a Service, by its name. */
  readonly slicesOf: (namespace: string, service: string) => readonly Resource[];
}

/** Makes the index of resources, and of the EndpointSlices among them. */
export function podIndex(resources: readonly Resource[], endpointSlices: readonly Resource[]): PodIndex {
  const workloads = workloadsOf(resources);
  const byNamespace = grouped(workloads, one => one.namespace);
  const byLabel = valuesByKey(
    workloads.flatMap(one => Object.entries(one.labels).map(pair => [labelKey(one.namespace, pair), one] as const)),
  );
  // Thousands of Services may select the same thousands of pods: each selector is looked up once.
  const asked = new Map<string, readonly Workload[]>();
  const slices = valuesByKey(endpointSlices.flatMap(slice => listedBy(slice).map(key => [key, slice] as const)));
  return {
    workloads,
    inNamespace: namespace => byNamespace.get(namespace) ?? [],
    withLabels: (namespace, labels) => {
      const keys = Object.entries(labels).map(pair => labelKey(namespace, pair));
      const key = keys.sort().join('\u0001');
      const list =
        asked.get(key) ??
        held(
          keys.map(one => byLabel.get(one) ?? []),
          labels,
        );
      asked.set(key, list);
      return list;
    },
    slicesOf: (namespace, service) => slices.get(labelKey(namespace, [serviceName, service])) ?? [],
  };
}

/** The workloads of a namespace whose pods a LabelSelector takes: looked up by its labels, where it has some, so that of the others none is asked. */
export function selectedPods(pods: PodIndex, namespace: string, selector: Json | undefined): readonly Workload[] {
  if (!isObject(selector)) return [];
  const labels = stringsOf(selector['matchLabels']);
  const labelled = Object.keys(labels).length > 0 ? pods.withLabels(namespace, labels) : pods.inNamespace(namespace);
  const expressions = selector['matchExpressions'];
  return expressions === undefined ? labelled : labelled.filter(one => meetsAll(expressions, one.labels));
}

/** Of the lists of pods with one label each, the pods that have all. */
function held(lists: readonly (readonly Workload[])[], labels: Readonly<Record<string, string>>): readonly Workload[] {
  const [shortest = []] = lists.toSorted((a, b) => a.length - b.length);
  return shortest.filter(one => hasLabels(one.labels, labels));
}

function labelKey(namespace: string, [key, value]: readonly [string, string]): string {
  return `${namespace}\u0000${key}\u0000${value}`;
}

/** The label by which an EndpointSlice says whose it is. (kubernetes v1.36, staging/src/k8s.io/api/discovery/v1/well_known_labels.go) */
const serviceName = 'kubernetes.io/service-name';

function listedBy(slice: Resource): readonly string[] {
  const service = labelsOf(slice)[serviceName];
  return service === undefined ? [] : [labelKey(slice.namespace, [serviceName, service])];
}
