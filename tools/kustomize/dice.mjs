/** Choices that a seed decides: the same seed throws the same. */
export function diceOf(seed) {
  let state = seed >>> 0;
  /** From 0 up to 1 (mulberry32). */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = count => Math.floor(next() * count);
  const chance = of => next() < of;
  const one = list => list[below(list.length)];
  /** Some of a list, in its order. */
  const some = (list, of = 0.5) => list.filter(() => chance(of));
  /** What a maker makes, or a mapping of nothing. */
  const maybe = (of, make) => (chance(of) ? make() : {});
  return { below, chance, one, some, maybe };
}
