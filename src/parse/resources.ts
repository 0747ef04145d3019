import type { Json } from '#model/json.js';
import { isArray, isObject, itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { PlacesUnder } from './source-map/source-map.js';
import type { ReadDocument } from './tree.js';

/** A value of a document that may be a resource, and where in the document it stands. */
export interface Standing {
  readonly path: Path;
  readonly value: Json;
}

/**
 * Where the items of a value stand that is a `List` (or a `PodList`, …); Go writes one without items as null, and a `List` may have none. Or
 * that is the items alone, as they are taken out of the list of a cluster: those have an identity, which what is meant for `kubectl apply` has not.
 */
export function placeOfItems(value: Json): Path | undefined {
  if (isArray(value)) return value.length > 0 && value.every(isStoredItem) ? [] : undefined;
  if (!isObject(value) || typeof value['kind'] !== 'string' || !value['kind'].endsWith('List')) return undefined;
  const { items = null, kind, metadata } = value;
  const isEmpty = items === null && (isObject(metadata) || kind === 'List');
  return isArray(items) || isEmpty ? ['items'] : undefined;
}

function isStoredItem(value: Json): boolean {
  const { apiVersion, kind, metadata } = objectOf(value);
  return [apiVersion, kind, objectOf(metadata)['uid']].every(one => typeof one === 'string');
}

/** The value of a document; or those of the list that it is. */
export function standingIn({ value }: ReadDocument): readonly Standing[] {
  const place = placeOfItems(value);
  if (!place) return [{ path: [], value }];
  return itemsOf(valueAt(value, place)).map((item, index) => ({ path: [...place, index], value: itemOf(item, value) }));
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
