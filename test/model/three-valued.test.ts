import fc from 'fast-check';
import type { ThreeValued } from '#model/three-valued.js';
import { agreed, allHold, opposite, someHold } from '#model/three-valued.js';

const values = fc.array(fc.constantFrom<ThreeValued>(true, false, 'unknown'), { maxLength: 4 });
const all = (parts: readonly ThreeValued[]): ThreeValued => allHold(parts, part => part);
const some = (parts: readonly ThreeValued[]): ThreeValued => someHold(parts, part => part);

/** What remains possible when each open part is settled either way. */
function settled(parts: readonly ThreeValued[], decide: (parts: readonly boolean[]) => boolean): ThreeValued {
  const ways = parts.reduce<readonly (readonly boolean[])[]>(
    (before, part) => (part === 'unknown' ? [true, false] : [part]).flatMap(one => before.map(way => [...way, one])),
    [[]],
  );
  return agreed(ways.map(decide)) ?? 'unknown';
}

test('an answer is open when what is open decides it, and only then', () => {
  fc.assert(
    fc.property(values, parts => {
      expect(all(parts)).toBe(settled(parts, way => way.every(Boolean)));
      expect(some(parts)).toBe(settled(parts, way => way.some(Boolean)));
    }),
  );
});

test('not all hold where some do not', () => {
  fc.assert(
    fc.property(values, parts => {
      expect(opposite(all(parts))).toBe(some(parts.map(opposite)));
    }),
  );
});

test('the first part that is open says why', () => {
  expect(allHold([true, { because: 'a' }, { because: 'b' }], part => part)).toEqual({ because: 'a' });
  expect(someHold([false, { because: 'a' }, { because: 'b' }], part => part)).toEqual({ because: 'a' });
});

test('mixed answers, and none, agree on nothing', () => {
  expect(agreed(['denied', 'denied'])).toBe('denied');
  expect(agreed(['denied', 'allowed'])).toBeUndefined();
  expect(agreed<string>([])).toBeUndefined();
});
