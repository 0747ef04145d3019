import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import type { Origin } from '#model/origin.js';
import type { Resource } from '#model/resource.js';

/** A resource that was made in a program, and not read from a text: all of it stands at the path of its construct. */
export function madeResource(path: string, manifest: JsonObject): Resource {
  const metadata = objectOf(manifest['metadata']);
  const at: Origin = { file: path, line: 0, column: 0, endLine: 0, endColumn: 0 };
  return {
    apiVersion: textOf(manifest['apiVersion']) ?? '',
    kind: textOf(manifest['kind']) ?? '',
    namespace: textOf(metadata['namespace']) ?? '',
    name: textOf(metadata['name']) ?? '',
    value: manifest,
    locate: () => at,
  };
}
