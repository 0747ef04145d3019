import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { PeerReading } from './peer-reading.js';
import type { Policy } from '../policy/policy.js';
import type { ThreeValued } from '#model/three-valued.js';

/** What a CNI makes of network policies. */
export interface CniProfile {
  /** As configurations name it: `calico`. */
  readonly name: string;
  /** As people write it: `Calico`. */
  readonly title: string;
  /** Whether it enforces anything at all. */
  readonly enforces: boolean;
  /** Whether a range of ports counts; without it only its first port does. */
  readonly endPort: ThreeValued;
  readonly sctp: ThreeValued;
  /** Without it a policy that names a port has no effect at all. */
  readonly portNames: boolean;
  /** Whether policies bind pods that no controller made. */
  readonly orphans: boolean;
  /** How a name of a port on the way out is found: at the pod that receives, or the one number that it has in the whole cluster. */
  readonly namesOut: 'receiver' | 'cluster' | 'unknown';
  /** Whether a rule of Cilium's that names a Service means the pods that it selects, and may name ports. */
  readonly servicesMeanPods: boolean;
  readonly peers: PeerReading;
  /** The cluster-wide kinds of policy.networking.k8s.io that it enforces. */
  readonly adminKinds: readonly string[];
  /** Kinds (`Kind.group`) that it enforces where somebody switched that on. */
  readonly optionalKinds: readonly string[];
  /** The policies of its own that it enforces. */
  readonly own: 'calico' | 'cilium' | undefined;
  /** Where this is written. */
  readonly source: string;
}

/** A policy, or a part of one, that has no effect, and why. */
export interface Ineffective {
  readonly path: Path;
  readonly because: string;
  /** That is what its kind is for: nothing is amiss. */
  readonly intended?: boolean;
}

/** The network policies of a cluster, as its CNI takes them. */
export interface PolicyReading {
  /** In the order in which they are walked. */
  readonly policies: readonly Policy[];
  /** Policies, and parts of policies, that the CNI does not enforce. */
  readonly ineffective: readonly (Ineffective & { readonly source: Resource })[];
}
