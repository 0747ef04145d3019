import type { PeerReading } from './peer-set.js';

/** What a CNI makes of network policies. */
export interface CniProfile {
  /** As configurations name it: `calico`. */
  readonly name: string;
  /** As people write it: `Calico`. */
  readonly title: string;
  /** Whether it enforces anything at all. */
  readonly enforces: boolean;
  readonly egress: boolean;
  /** Without it only the first port of a range counts. */
  readonly endPort: boolean;
  readonly sctp: boolean;
  readonly peers: PeerReading;
  /** The cluster-wide kinds of policy.networking.k8s.io that it enforces. */
  readonly adminKinds: readonly string[];
  /** The policies of its own that it enforces. */
  readonly own: 'calico' | 'cilium' | undefined;
  /** Where this is written. */
  readonly source: string;
}

/** A policy, or a part of one, that has no effect, and why. */
export interface Ineffective {
  readonly path: readonly (string | number)[];
  readonly because: string;
}
