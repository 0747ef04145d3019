import type { Json } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { PlacesUnder } from './places.js';

/** The resource that a value says: the document's, or an item's of its list. Its paths begin at itself. */
export function resourceOf(
  value: Json,
  path: Path,
  placesUnder: PlacesUnder,
  repeated: Resource['repeated'] = [],
): Resource {
  const object = objectOf(value);
  const metadata = objectOf(object['metadata']);
  const places = placesUnder(path);
  return {
    apiVersion: textOf(object['apiVersion']) ?? '',
    kind: textOf(object['kind']) ?? '',
    namespace: textOf(metadata['namespace']) ?? '',
    name: textOf(metadata['name']) ?? textOf(metadata['generateName']) ?? '',
    value: object,
    locate: places.locate,
    plainText: places.plainText,
    ...(repeated.length > 0 && { repeated }),
  };
}
