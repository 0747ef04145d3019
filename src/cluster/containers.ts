import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';

/** The lists of containers of a pod. */
export type ContainerList = 'initContainers' | 'containers' | 'ephemeralContainers';

/** A container, with the list that it is in and its place in the resource. */
export interface PlacedContainer {
  readonly list: ContainerList;
  readonly container: JsonObject;
  readonly path: Path;
}

const everyList = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** The containers of a pod whose spec stands at a path, list by list: of all lists, unless some are meant. */
export function placedContainers(
  spec: JsonObject,
  path: Path,
  lists: readonly ContainerList[] = everyList,
): readonly PlacedContainer[] {
  return lists.flatMap(list =>
    itemsOf(spec[list]).map((json, at) => ({ list, container: objectOf(json), path: [...path, list, at] })),
  );
}
