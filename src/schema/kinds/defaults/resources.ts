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
  let result = isObject(mapping) ? mapping : {};
  for (const other of others) {
    for (const [key, value] of isObject(other) ? Object.entries(other) : []) {
      if (!Object.hasOwn(result, key) && value !== undefined) result = { ...result, [key]: storedQuantity(value) };
    }
  }
  return result;
}
