import fc from 'fast-check';

type Values<Record_> = { readonly [Key in keyof Record_]-?: fc.Arbitrary<Exclude<Record_[Key], undefined>> };

/** A value of each field that is needed, and of the others now and then: each alone, all, or none. */
export function fields<Asked extends object>(
  values: Values<Asked>,
  ...needed: readonly (keyof Asked)[]
): fc.Arbitrary<Asked> {
  return fc.record(values, { requiredKeys: [...needed] });
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
