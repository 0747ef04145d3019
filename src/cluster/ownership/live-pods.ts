import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import { grouped } from '#model/grouped.js';
import type { Resource } from '#model/resource.js';
import { labelsOf, specOf } from '#model/resource.js';

/** Pods that ran to their end keep their object and nothing else. (kubernetes v1.36, pkg/api/v1/pod/util.go, IsPodTerminal) */
export function isOver(pod: Resource): boolean {
  return ['Succeeded', 'Failed'].includes(textOf(valueAt(pod.value, ['status', 'phase'])) ?? '');
}

/** Whether somebody deleted a pod that still runs to its end. */
export function isGoing(pod: Resource): boolean {
  return typeof valueAt(pod.value, ['metadata', 'deletionTimestamp']) === 'string';
}

/** Whether a pod says that it is ready. */
export function isReady(pod: Resource): boolean {
  const conditions = itemsOf(valueAt(pod.value, ['status', 'conditions'])).map(objectOf);
  return conditions.some(one => one['type'] === 'Ready' && one['status'] === 'True');
}

/** Pods of one owner that nothing but their names, addresses and nodes tells apart. */
export function alikePods(pods: readonly Resource[]): readonly (readonly Resource[])[] {
  return [...grouped(pods, likeness).values()];
}

function likeness(pod: Resource): string {
  const { containers, initContainers, hostNetwork, serviceAccountName } = specOf(pod);
  const ports = [containers, initContainers].map(list => itemsOf(list).map(one => objectOf(one)['ports'] ?? []));
  const labels = Object.entries(labelsOf(pod)).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([labels, ports, hostNetwork === true, serviceAccountName ?? 'default']);
}
