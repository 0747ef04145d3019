import type { Json, JsonObject } from '#model/json.js';
import { objectOf } from '#model/json.js';
import { dataFiles } from './data.table.js';

/** What `data/kinds.json` holds: which kinds there are, in which versions, and where their schemas stand. */
export interface StoredKinds {
  /** Minor versions of Kubernetes, oldest first. */
  readonly versions: readonly number[];
  /** `group/version/Kind`: runs of versions, each [first minor, last minor, namespaced, definition]; `!` before a definition that is not served by default. */
  readonly kinds: Readonly<Record<string, readonly (readonly [number, number, 0 | 1, string])[]>>;
  /** `group/version/Kind`: [deprecated in, removed in, replacement] */
  readonly gone: Readonly<Record<string, readonly [number, number, string]>>;
  /** Files of definitions and the kinds in them; the first file that has a kind defines it. */
  readonly bundles: readonly { readonly file: string; readonly kinds: Readonly<Record<string, 0 | 1>> }[];
}

/** The list of kinds. */
export function storedKinds(): StoredKinds {
  return fromData('kinds.json') as StoredKinds; // the shape is what tools/schemas writes; a test reads every file
}

/** The schemas of one package of Kubernetes (`networking.v1`) by name. */
export function storedPackage(name: string): JsonObject {
  return objectOf(fromData(`kubernetes/${name}.json`) as Json); // JSON by its extension
}

/** The definitions of one file: `traefik`. */
export function storedBundle(file: string): JsonObject {
  return objectOf(fromData(`definitions/${file}.json`) as Json); // JSON by its extension
}

/** Each file costs its reading once, and only when its kinds are met. */
function fromData(path: string): unknown {
  const read = dataFiles[path];
  if (!read) throw new RangeError(`the list of kinds names ${path}, which is not there`);
  return read();
}
