import fc from 'fast-check';
import { grouped, valuesByKey } from '#model/grouped.js';

test('every item is in the group of its key, in its order, and in no other', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), items => {
      const groups = grouped(items, one => one % 3);
      for (const [key, group] of groups) expect(group).toEqual(items.filter(one => one % 3 === key));
      expect([...groups.keys()]).toEqual([...new Set(items.map(one => one % 3))]);
    }),
  );
});

test('a key may have several values, and the same one twice', () => {
  const pairs = [
    ['b', 1],
    ['a', 2],
    ['b', 1],
  ] as const;
  expect([...valuesByKey(pairs)]).toEqual([
    ['b', [1, 1]],
    ['a', [2]],
  ]);
});
