import fc from 'fast-check';

type Values<Record_> = { readonly [Key in keyof Record_]-?: fc.Arbitrary<Exclude<Record_[Key], undefined>> };

/** A value of each field that is needed, and of the others now and then: each alone, all, or none. */
export function fields<Asked extends object>(
  values: Values<Asked>,
  ...needed: readonly (keyof Asked)[]
): fc.Arbitrary<Asked> {
  const all = fc.record(values, { requiredKeys: [...needed] });
  const optional = (Object.keys(values) as (keyof Asked)[]).filter(key => !needed.includes(key)); // the keys of a record of them
  const few = fc.subarray(optional, { maxLength: Math.min(2, optional.length) });
  return fc.oneof(
    all,
    fc.tuple(fc.record(values), few).map(([whole, kept]) => only(whole, [...needed, ...kept])),
  );
}

function only<Asked extends object>(whole: Asked, kept: readonly (keyof Asked)[]): Asked {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => kept.some(one => one === key))) as Asked; // some of its fields
}

/** Some of these, each once, in any order; one at least. */
export function some<Value>(...of: readonly Value[]): fc.Arbitrary<readonly Value[]> {
  return fc.uniqueArray(fc.constantFrom(...of), { minLength: 1, maxLength: 3 });
}

/** Names with values. */
export function pairs(
  names: readonly string[],
  values: readonly string[],
): fc.Arbitrary<Readonly<Record<string, string>>> {
  return fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...values), { minKeys: 1, maxKeys: 2 });
}
