/** The entries of a map: of a mapping of the manifest a `Map`, of one that the rule writes itself a plain object. */
export function entriesOf(value: unknown): ReadonlyMap<unknown, unknown> | undefined {
  if (value instanceof Map) return value as ReadonlyMap<unknown, unknown>; // instanceof loses the types within
  return isPlain(value) ? new Map(Object.entries(value)) : undefined;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
