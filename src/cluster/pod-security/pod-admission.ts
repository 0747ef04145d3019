import { objectOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { Cluster } from '../cluster.js';
import { find } from '../cluster.js';
import type { Workload } from '../workloads.js';
import type { LevelVersion, NamespaceLevels } from './namespace-levels.js';
import { namespaceLevels } from './namespace-levels.js';
import type { PodRefusal } from './pod-check.js';
import { refusalsBy } from './standard.js';

/** Pods that break the level of their namespace. */
export interface RefusedPods {
  readonly workload: Workload;
  readonly namespace: Resource;
  /** `enforce`: they are refused; `warn` and `audit`: they run, and it is said or written down. */
  readonly mode: keyof NamespaceLevels;
  readonly level: string;
  /** What they break, each with its place in the workload; at least one. */
  readonly refusals: readonly PodRefusal[];
}

/** The pods that the admission of their namespace refuses, or warns of, where the namespace is among the manifests. */
export function refusedPods(cluster: Cluster): readonly RefusedPods[] {
  return cluster.pods.workloads.flatMap(workload => {
    const namespace = find(cluster, '', 'Namespace', '', workload.namespace);
    if (!namespace) return [];
    const levels = namespaceLevels(namespace);
    const modes = (['enforce', 'warn', 'audit'] as const).filter(
      (one, at, all) => !isAskedBefore(levels, one, all, at),
    );
    for (const mode of modes) {
      const refusals = refusalsOf(workload, levels[mode], cluster.kubernetes);
      if (refusals.length > 0) return [{ workload, namespace, mode, level: levels[mode].level, refusals }];
    }
    return [];
  });
}

/** Most namespaces have one level for all that they do: what it does not refuse the first time it does not refuse the second. */
function isAskedBefore(
  levels: NamespaceLevels,
  mode: keyof NamespaceLevels,
  modes: readonly (keyof NamespaceLevels)[],
  at: number,
): boolean {
  const { level, minor } = levels[mode];
  return modes.slice(0, at).some(one => levels[one].level === level && levels[one].minor === minor);
}

/** A version that the cluster has not reached is the cluster's own. (policy/registry.go, EvaluatePod) */
function refusalsOf(workload: Workload, { level, minor }: LevelVersion, kubernetes: number): readonly PodRefusal[] {
  if (level === 'privileged') return [];
  const { spec, path, resource } = workload;
  const place: Path = path.slice(0, -1);
  const metadata = objectOf(valueAt(resource.value, [...place, 'metadata']));
  return refusalsBy(level, Math.min(minor, kubernetes), { metadata, spec }).map(one => ({
    ...one,
    path: [...place, ...one.path],
  }));
}
