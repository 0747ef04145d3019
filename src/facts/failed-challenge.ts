import type { Challenge } from '#cluster/acme/challenges.js';
import type { Resource } from '#model/resource.js';
import type { TraceStep } from '#model/routing/request.js';

/** A challenge by which a name is proved to an ACME server, and why the server does not get its answer. */
export interface FailedChallenge {
  readonly challenge: Challenge;
  readonly controller: string;
  /** `cut-off`: the network policies deny the way to the solver; `taken`: something else answers. */
  readonly kind: 'cut-off' | 'taken';
  /** What answers in its place: a Service, a redirect, a status. */
  readonly answer?: string;
  readonly trace: readonly TraceStep[];
  /** The network policy that keeps the controller out. */
  readonly policy?: Resource;
}
