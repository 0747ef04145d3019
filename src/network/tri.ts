import { both, either, emptySet, without } from './bit-set.js';
import type { BitSet } from './bit-set.js';

/** A statement about the cluster that its manifests settle, or do not. */
export type Tri = 'yes' | 'no' | 'unknown';

export function allOf(parts: readonly Tri[]): Tri {
  if (parts.includes('no')) return 'no';
  return parts.includes('unknown') ? 'unknown' : 'yes';
}

export function anyOf(parts: readonly Tri[]): Tri {
  if (parts.includes('yes')) return 'yes';
  return parts.includes('unknown') ? 'unknown' : 'no';
}

export function not(part: Tri): Tri {
  if (part === 'unknown') return part;
  return part === 'yes' ? 'no' : 'yes';
}

/** A set of which some members are not certain: `yes` is within `maybe`. */
export interface TriSet {
  readonly yes: BitSet;
  readonly maybe: BitSet;
}

export function certain(set: BitSet): TriSet {
  return { yes: set, maybe: set };
}

/** The members that may or may not belong. */
export function doubtful(set: BitSet): TriSet {
  return { yes: new Uint32Array(set.length), maybe: set };
}

export function bothSets(a: TriSet, b: TriSet): TriSet {
  return { yes: both(a.yes, b.yes), maybe: both(a.maybe, b.maybe) };
}

export function eitherSet(size: number, sets: readonly TriSet[]): TriSet {
  const [first = certain(emptySet(size)), ...rest] = sets;
  return rest.reduce((a, b) => ({ yes: either(a.yes, b.yes), maybe: either(a.maybe, b.maybe) }), first);
}

/** What of `universe` is not in the set. */
export function otherThan(universe: BitSet, { yes, maybe }: TriSet): TriSet {
  return { yes: without(universe, maybe), maybe: without(universe, yes) };
}
