import type { Tri } from '../algebra/tri.js';

/** How a CNI reads peers where the APIs leave it open. */
export interface PeerReading {
  /** Whether a block of addresses means pods, too, whose address lies in it. */
  readonly blocksMeanPods: Tri;
  /** The same for the networks of cluster-wide policies, which the API defines to mean pods. */
  readonly networksMeanPods: Tri;
  /** Whether a block means nodes, and the pods in their network. */
  readonly blocksMeanNodes: Tri;
  /** Whether selectors mean pods in the network of their node. */
  readonly selectorsMeanHostNetwork: 'no' | 'unknown';
}
