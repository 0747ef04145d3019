import type { Json, JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import { storedQuantity } from '../values/quantity.js';

/** Requests that follow from limits. (kubernetes v1.36.0, pkg/apis/core/v1/defaults.go: SetDefaults_Pod) */
export function requestsFromLimits(resources: JsonObject): JsonObject {
  const limits = resources['limits'];
  if (!isObject(limits)) return resources;
  return { ...resources, requests: withMissing(resources['requests'], limits) };
}

/** The quantities of one mapping, and those of others that it lacks. */
export function withMissing(mapping: Json | undefined, ...others: readonly (Json | undefined)[]): JsonObject {
  const found = new Map(isObject(mapping) ? Object.entries(mapping) : []);
  for (const other of others) {
    for (const [key, value] of isObject(other) ? Object.entries(other) : []) {
      if (!found.has(key) && value !== undefined) found.set(key, storedQuantity(value));
    }
  }
  return Object.fromEntries(found);
}
