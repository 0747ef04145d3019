import type { Resource, Subject } from './resource.js';
import { groupOf } from './resource.js';

/**
 * Resources by namespace, name and kind, in every locale alike: an order that the cluster knows as well, which that of
 * files and documents is not. Those that share all of these keep their order: the last is what `kubectl apply` leaves.
 */
export function inOrderOfNames(resources: readonly Resource[]): readonly Resource[] {
  return resources
    .map(resource => ({ resource, key: orderKey(resource) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ resource }) => resource);
}

/** What a resource is ordered by, as a text. */
export function orderKey({ apiVersion, kind, namespace = '', name }: Subject): string {
  return [namespace, name, kind, groupOf(apiVersion)].join('\u0000');
}
