import type { Cluster } from '#cluster/cluster.js';
import type { BuildNote } from '#model/findings/build-note.js';
import type { Violation } from '#model/findings/violation.js';
import type { Unreadable } from '#model/unreadable.js';
import type { NetworkModel } from '#network/index.js';
import type { ControllerReading } from './controller-reading.js';
import type { FailedChallenge } from './failed-challenge.js';
import type { UnservedIngress } from './unserved-ingress.js';

/** All that is known of a cluster, and all that rules may read. Facts are made once (analyze), asked often and never changed. */
export interface Facts {
  /** What is meant as a resource and cannot be read. */
  readonly unreadable: readonly Unreadable[];
  /** What was noticed where kustomizations were built. @internal */
  readonly building: readonly BuildNote[];
  /** @internal */
  readonly violations: readonly Violation[];
  /** @internal */
  readonly cluster: Cluster;
  /** @internal */
  readonly readings: readonly ControllerReading[];
  /** @internal */
  readonly network: NetworkModel;
  /** @internal */
  readonly challenges: readonly FailedChallenge[];
  /** @internal */
  readonly unserved: readonly UnservedIngress[];
}
