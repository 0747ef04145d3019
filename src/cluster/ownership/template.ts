import type { JsonObject } from '#model/json.js';
import { objectOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { stringsOf } from '#model/resource.js';

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

/** What a resource says of its pods: the resource itself, or its template. */
export interface PodTemplate {
  readonly labels: Readonly<Record<string, string>>;
  /** With its place in the resource. */
  readonly spec: JsonObject;
  readonly path: Path;
}

/** The pods of a resource; undefined where it says nothing of pods. */
export function podTemplate(resource: Resource): PodTemplate | undefined {
  const place = podPlace(resource);
  if (!place) return undefined;
  const { metadata, spec } = objectOf(valueAt(resource.value, place));
  return { labels: stringsOf(objectOf(metadata)['labels']), spec: objectOf(spec), path: [...place, 'spec'] };
}

export function isPod({ kind, apiVersion }: Resource): boolean {
  return kind === 'Pod' && apiVersion === 'v1';
}
