import type { Cluster } from './cluster.js';
import { hasLabels } from './selectors.js';
import type { Workload } from './workloads.js';
import { workloadsOf } from './workloads.js';

/** The workloads of a cluster, found by namespace and label without looking at all of them. */
export interface PodIndex {
  readonly workloads: readonly Workload[];
  readonly inNamespace: (namespace: string) => readonly Workload[];
  /** The workloads of a namespace whose pods have all of these labels; none for no labels, as with Services. */
  readonly withLabels: (namespace: string, labels: Readonly<Record<string, string>>) => readonly Workload[];
}

/** Makes the index: once for a cluster, and for many questions. */
export function podIndex(cluster: Cluster): PodIndex {
  const workloads = workloadsOf(cluster);
  const byNamespace = grouped(workloads, one => [one.namespace]);
  const byLabel = grouped(workloads, one => Object.entries(one.labels).map(pair => labelKey(one.namespace, pair)));
  return {
    workloads,
    inNamespace: namespace => byNamespace.get(namespace) ?? [],
    withLabels: (namespace, labels) => {
      const lists = Object.entries(labels).map(pair => byLabel.get(labelKey(namespace, pair)) ?? []);
      const [shortest = []] = lists.sort((a, b) => a.length - b.length);
      return shortest.filter(one => hasLabels(one.labels, labels));
    },
  };
}

function labelKey(namespace: string, [key, value]: readonly [string, string]): string {
  return `${namespace}\u0000${key}\u0000${value}`;
}

function grouped(
  workloads: readonly Workload[],
  keysOf: (one: Workload) => readonly string[],
): ReadonlyMap<string, readonly Workload[]> {
  const groups = new Map<string, Workload[]>();
  for (const workload of workloads) {
    for (const key of keysOf(workload)) {
      const group = groups.get(key);
      if (group) group.push(workload);
      else groups.set(key, [workload]);
    }
  }
  return groups;
}
