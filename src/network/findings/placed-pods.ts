import type { BitSet } from '../algebra/bit-set.js';
import { membersOf } from '../algebra/bit-set.js';
import type { Pods } from '../endpoints/pods.js';
import type { EndpointClasses } from '../engine/endpoint-classes.js';

/** The pods at some classes; those of a controller that nobody knows may be everywhere, and are nobody's to select. */
export function placedPods({ podClasses }: EndpointClasses, set: BitSet): readonly Pods[] {
  const pods = membersOf(set).flatMap(endpointClass => podClasses[endpointClass]?.members ?? []);
  return pods.filter(({ namespace }) => namespace !== undefined);
}
