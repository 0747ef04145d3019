import { both, either, emptySet, without } from './bit-set.js';
import type { BitSet } from './bit-set.js';

/** A set of which some members are not certain: `yes` is within `maybe`. */
export interface ThreeValuedSet {
  readonly yes: BitSet;
  readonly maybe: BitSet;
}

export function certain(set: BitSet): ThreeValuedSet {
  return { yes: set, maybe: set };
}

/** The members that may or may not belong. */
export function doubtful(set: BitSet): ThreeValuedSet {
  return { yes: new Uint32Array(set.length), maybe: set };
}

export function bothSets(a: ThreeValuedSet, b: ThreeValuedSet): ThreeValuedSet {
  const yes = both(a.yes, b.yes);
  return { yes, maybe: isCertain(a) && isCertain(b) ? yes : both(a.maybe, b.maybe) };
}

/** What is in all sets, each of them within the universe. */
export function allSets(universe: BitSet, sets: readonly ThreeValuedSet[]): ThreeValuedSet {
  const [first = certain(universe), ...rest] = sets;
  return rest.reduce(bothSets, first);
}

/** Sets without doubts are one and the same twice, which saves half of the work. */
function isCertain({ yes, maybe }: ThreeValuedSet): boolean {
  return yes === maybe;
}

export function eitherSet(size: number, sets: readonly ThreeValuedSet[]): ThreeValuedSet {
  const [first = certain(emptySet(size)), ...rest] = sets;
  return rest.reduce((a, b) => {
    const yes = either(a.yes, b.yes);
    return { yes, maybe: isCertain(a) && isCertain(b) ? yes : either(a.maybe, b.maybe) };
  }, first);
}

/** What of `universe` is not in the set. */
export function otherThan(universe: BitSet, { yes, maybe }: ThreeValuedSet): ThreeValuedSet {
  const sure = without(universe, maybe);
  return { yes: sure, maybe: yes === maybe ? sure : without(universe, yes) };
}
