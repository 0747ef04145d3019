import type { BitSet } from '../algebra/bit-set.js';
import { membersOf } from '../algebra/bit-set.js';
import type { Pods } from '../endpoints/pods.js';
import type { Spots } from '../engine/spots.js';

/** The pods at some spots; those of a controller that nobody knows may be everywhere, and are nobody's to select. */
export function placedPods({ classes }: Spots, set: BitSet): readonly Pods[] {
  const pods = membersOf(set).flatMap(spot => classes[spot]?.members ?? []);
  return pods.filter(({ namespace }) => namespace !== undefined);
}
