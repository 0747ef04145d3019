import type { Check } from '#schema/kinds/language/check.js';
import {
  all,
  atLeast,
  between,
  each,
  eachEntry,
  fields,
  ifAny,
  ifGiven,
  oneOf,
  required,
} from '#schema/kinds/language/check.js';
import { invalid } from '#schema/kinds/language/field-violation.js';
import { at, rootField } from '#schema/kinds/language/field.js';

const never: Check = field => [invalid(field, 'is never right')];

test.each<readonly [string, Check]>([
  ['each', each(never)],
  ['eachEntry', eachEntry(never)],
  ['ifGiven', ifGiven(never)],
  ['ifAny', ifAny(never)],
  ['oneOf', oneOf('a')],
  ['between', between(1, 2)],
  ['atLeast', atLeast(1)],
  ['all of such', all(atLeast(1), oneOf('a'))],
  ['fields of such', fields({ a: atLeast(1), b: oneOf('a') })],
])('%s has nothing against an absent field, as it says', (_, check) => {
  expect(check.quiet).toBe(true);
  expect([...check(at(rootField({}, 36), 'spec'))]).toEqual([]);
});

test('a check that misses something is asked of an absent field, however it is put together', () => {
  const check = fields({ spec: all(atLeast(1), fields({ name: required() })) });
  expect(check.quiet).toBeUndefined();
  expect([...check(rootField({}, 36))].map(one => one.message)).toEqual(['name is required']);
});

test('null is as good as absent', () => {
  const asked = fields({ a: ifGiven(never), b: never });
  expect([...asked(rootField({ a: null, b: null }, 36))].map(one => one.field.key)).toEqual(['b']);
});
