import type { Json } from '#model/json.js';
import { isArray, isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { PlacesUnder } from './source-map/source-map.js';
import type { ReadDocument } from './tree.js';

/** A value of a document that may be a resource, and where in the document it stands. */
export interface Standing {
  readonly path: Path;
  readonly value: Json;
}

/** Whether a value is a `List` (or a `PodList`, …) with items. */
export function isList(value: Json): boolean {
  return (
    isObject(value) && typeof value['kind'] === 'string' && value['kind'].endsWith('List') && isArray(value['items'])
  );
}

/** The value of a document; or those of the `List` that it is. */
export function standingIn({ value }: ReadDocument): readonly Standing[] {
  if (!isList(value)) return [{ path: [], value }];
  return itemsOf(objectOf(value)['items']).map((item, index) => ({
    path: ['items', index],
    value: itemOf(item, value),
  }));
}

/** kubectl gives the items of a `ServiceList` the kind and version that their list implies. (apimachinery v0.34.1, unstructured/helpers.go) */
function itemOf(item: Json, list: Json): Json {
  if (!isObject(item) || !isObject(list) || typeof list['kind'] !== 'string') return item;
  const kind = list['kind'].slice(0, -'List'.length);
  if (kind === '' || item['kind'] !== undefined) return item;
  return { apiVersion: list['apiVersion'], kind, ...item };
}

/** The resource that a value says. Its paths begin at itself. */
export function resourceOf(
  { value, path }: Standing,
  placesUnder: PlacesUnder,
  repeated: Resource['repeated'] = [],
): Resource {
  const object = objectOf(value);
  const metadata = objectOf(object['metadata']);
  const { locate, plainText } = placesUnder(path);
  return {
    apiVersion: textOf(object['apiVersion']) ?? '',
    kind: textOf(object['kind']) ?? '',
    namespace: textOf(metadata['namespace']) ?? '',
    name: textOf(metadata['name']) ?? textOf(metadata['generateName']) ?? '',
    value: object,
    locate,
    plainText,
    ...(repeated.length > 0 && { repeated }),
  };
}
