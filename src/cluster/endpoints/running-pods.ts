import type { JsonObject } from '#model/json.js';
import { itemsOf, numberOf, objectOf, valueAt } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { Cluster } from '../cluster.js';
import { isGoing, isOver } from '../ownership/live-pods.js';
import type { Workload } from '../workloads.js';
import { autoscaledTo } from './autoscaled.js';

/** Whether pods of a workload run and are ready: as far as the manifests tell, or why that is open. */
export type RunningPods = 'some' | 'none' | { readonly open: string };

/**
 * Asks the number of replicas, what scales them, and the status where the manifest has one. Pods of which nothing is said are
 * taken to be ready.
 */
export function runningPods(cluster: Cluster, workload: Workload): RunningPods {
  const { resource, kind, name } = workload;
  const spec = specOf(resource);
  switch (resource.kind) {
    case 'Pod':
      return podsRun(workload) ? 'some' : 'none';
    case 'CronJob':
      return spec['suspend'] === true ? 'none' : { open: `pods of CronJob ${name} run at times` };
    case 'Job':
      return spec['suspend'] === true || spec['parallelism'] === 0 ? 'none' : 'some';
    case 'DaemonSet':
      return statusTells(resource.value['status'], 'numberReady') ?? 'some';
  }
  const scaled = autoscaledTo(cluster, workload);
  if (scaled === 'zero or more') return { open: `what scales ${kind} ${name} may scale it to zero` };
  if (scaled === 'none' || (scaled === 'as written' && spec['replicas'] === 0)) return 'none';
  return statusTells(resource.value['status'], 'readyReplicas') ?? 'some';
}

/**
 * Whether one of them is ready, and is not going. (kubernetes v1.36, staging/src/k8s.io/endpointslice/utils.go: podToEndpoint;
 * pkg/api/v1/pod/util.go: IsPodReady)
 */
function podsRun({ resource, pods }: Workload): boolean {
  return (pods.length > 0 ? pods : [resource]).some(one => !isOver(one) && !isGoing(one) && !saysUnready(one));
}

function saysUnready({ value }: Resource): boolean {
  const conditions = itemsOf(valueAt(value, ['status', 'conditions'])).map(objectOf);
  const ready = conditions.find(one => one['type'] === 'Ready');
  return ready !== undefined && ready['status'] !== 'True';
}

/** A status counts where the workload's controller wrote it: it says then which generation it saw. A number of zero is left out of it. */
function statusTells(status: JsonObject[string] | undefined, field: string): RunningPods | undefined {
  const written = objectOf(status);
  if (numberOf(written['observedGeneration']) === undefined) return undefined;
  return (numberOf(written[field]) ?? 0) > 0 ? 'some' : 'none';
}
