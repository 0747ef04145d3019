import type { ThreeValued } from '#model/three-valued.js';

/** How a CNI reads peers where the APIs leave it open. */
export interface PeerReading {
  /** Whether a block of addresses means pods, too, whose address lies in it. */
  readonly blocksMeanPods: ThreeValued;
  /** The same for the networks of cluster-wide policies, which the API defines to mean pods. */
  readonly networksMeanPods: ThreeValued;
  /** Whether a block means nodes, and the pods in their network. */
  readonly blocksMeanNodes: ThreeValued;
  /** Whether selectors mean pods in the network of their node. */
  readonly selectorsMeanHostNetwork: false | 'unknown';
}
