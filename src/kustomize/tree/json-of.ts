import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Mapping, Node } from './node.js';

/** The value of a node, without places. */
export function jsonOf(node: Node): Json {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'sequence':
      return node.items.map(jsonOf);
    case 'mapping':
      return jsonObjectOf(node);
  }
}

/** The value of a mapping, without places. */
export function jsonObjectOf({ fields }: Mapping): JsonObject {
  return Object.fromEntries([...fields].map(([key, one]) => [key, jsonOf(one)]));
}

/** Whether two values are one, whatever the order of their keys. */
export function isSameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (isArray(one) && isArray(other))
    return one.length === other.length && one.every((item, at) => isSameJson(item, other[at]));
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => Object.hasOwn(other, key) && isSameJson(one[key], other[key]))
  );
}
