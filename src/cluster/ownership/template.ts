import { valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';

/** Where a pod template stands: in workloads, in CronJobs, and in kinds of others that follow the same shape. */
const places: readonly Path[] = [
  ['spec', 'template'],
  ['spec', 'jobTemplate', 'spec', 'template'],
];

/** Where what a resource says of pods stands: the resource itself, its template; undefined where it says nothing of pods. */
export function podPlace(resource: Resource): Path | undefined {
  if (isPod(resource)) return [];
  return places.find(one => Array.isArray(valueAt(resource.value, [...one, 'spec', 'containers'])));
}

export function isPod({ kind, apiVersion }: Resource): boolean {
  return kind === 'Pod' && apiVersion === 'v1';
}
