/** In place of data: what is there has to be resolved, or cannot be rendered. */
export const notPlain = Symbol('not plain');

/** Real resources have some twenty levels, and every walk needs an end. */
const deepest = 400;

/**
 * Plain data as cdk8s renders them: mappings by their keys, without what is absent. (cdk8s 2.70, src/_util.ts: sanitizeValue;
 * src/resolve.ts: what its own resolvers leave as it is)
 */
export function plainData(value: unknown, levels = deepest): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || levels === 0) return notPlain;
  if (Array.isArray(value)) return plainList(value, levels - 1);
  return Object.getPrototypeOf(value) === Object.prototype ? plainMapping(value, levels - 1) : notPlain;
}

/** What is absent in a list keeps its place. */
function plainList(list: readonly unknown[], levels: number): unknown {
  const items = list.map(one => plainData(one, levels));
  return Object.getPrototypeOf(list) !== Array.prototype || items.includes(notPlain) ? notPlain : items;
}

function plainMapping(mapping: object, levels: number): unknown {
  const values = mapping as Readonly<Record<string, unknown>>; // by its prototype it is no more
  const made: Record<string, unknown> = {};
  for (const key of Object.keys(mapping).sort()) {
    if (key === '__proto__' || key === 'constructor') return notPlain;
    const one = plainData(values[key], levels);
    if (one === notPlain) return notPlain;
    if (one !== undefined) made[key] = one;
  }
  return made;
}
