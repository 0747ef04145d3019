import type { Origin } from '#model/origin.js';
import type { End, Protocol } from './end.js';
import { endName } from './end.js';
import type { NetworkModel } from './model.js';

/** Does this connection get through? Without a port: does anything? */
export interface Question {
  readonly from: End;
  readonly to: End;
  readonly port?: number;
  /** Default: TCP where a port is given. */
  readonly protocol?: Protocol;
}

/** Why a verdict is unknown: stable words for programs. */
export type VerdictCode =
  | 'unknown-end'
  | 'unreadable-policy'
  | 'unknown-labels'
  | 'unknown-pod-ip'
  | 'host-network'
  | 'vendor-policy'
  | 'unknown-names'
  | 'unknown-nodes'
  | 'mixed'
  | 'not-supported';

/** What decided, with the line of the manifest. */
export interface Reason {
  readonly at?: Origin;
  readonly says: string;
}

export type Verdict =
  | { readonly verdict: 'allowed' | 'denied'; readonly because: readonly Reason[] }
  | {
      readonly verdict: 'unknown';
      readonly code: VerdictCode;
      readonly reason: string;
      readonly because: readonly Reason[];
    };

/** What the network policies say to a connection. */
export function verdictOf({ controllers }: NetworkModel, { from }: Question): Verdict {
  const known = from.kind !== 'controller' || controllers.some(one => one.name === from.name);
  const reason = known ? 'network policies are not read yet' : `no controller is called ${endName(from)}`;
  return { verdict: 'unknown', code: known ? 'not-supported' : 'unknown-end', reason, because: [] };
}
