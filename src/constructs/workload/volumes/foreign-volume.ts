import type { JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import { isNamed } from '../named.js';
import type { ForeignVolume } from './volume.js';

/** Whether a value is a Volume of cdk8s-plus, by what it prints for a pod. (cdk8s-plus-28 2.5.6, src/volume.ts: _toKube) */
export function isForeignVolume(value: unknown): value is ForeignVolume & Printing {
  return isNamed(value) && '_toKube' in value && typeof value._toKube === 'function';
}

interface Printing {
  _toKube(): unknown;
}

/** Its source as it stands in the manifest of a pod, without its name. */
export function foreignSourceOf(volume: ForeignVolume): JsonObject {
  const printed: unknown = isForeignVolume(volume) ? volume._toKube() : undefined;
  return Object.fromEntries(Object.entries(asJson(printed)).filter(([key]) => key !== 'name'));
}

/** What plain JavaScript printed, without what no manifest can hold. */
function asJson(printed: unknown): JsonObject {
  const json: unknown = JSON.parse(JSON.stringify(printed ?? {}));
  return isObject(json as JsonObject) ? (json as JsonObject) : {}; // JSON.parse gives JSON
}
