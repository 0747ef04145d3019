import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { Block } from '#model/addresses/block.js';
import type { Protocol } from '../algebra/protocol.js';
import type { HttpCondition } from './http.js';
import type { LabelExpression } from './label-expression.js';
import type { Action } from '../algebra/port-standing.js';
import type { UnknownCode } from './unknown-code.js';

/** Of a pod: what comes in, or what goes out. */
export type Direction = 'ingress' | 'egress';

/** A network policy of any kind, in one form. */
export interface Policy {
  readonly source: Resource;
  /** Which pods it is about. */
  readonly subject: LabelExpression;
  /** Whether it may be about pods in the network of their node. */
  readonly hostNetwork: 'never' | 'as-cni' | 'always';
  /** A direction that the policy does not speak of is absent. */
  readonly ingress?: Side;
  readonly egress?: Side;
  readonly tier: TierPosition;
}

/** What a policy says of one direction. */
export interface Side {
  /** What no rule allows is denied to the pods that it selects. */
  readonly isolates: boolean;
  readonly rules: readonly PolicyRule[];
}

/** Where a policy stands: tiers follow each other by rank and name, in a tier lower orders come first. */
export interface TierPosition {
  /** `default` for network policies, `admin`, `baseline`, or a tier of Calico. */
  readonly name: string;
  readonly rank: number;
  readonly order: number;
  /** Policies of one order have no order among themselves: what they say differently is unknown. Otherwise names decide. */
  readonly tied: boolean;
}

export interface PolicyRule {
  readonly action: Action;
  /** Any of these; none is nobody. */
  readonly peers: readonly PeerItem[];
  readonly ports: PortMatch;
  /** The rule is about those of the selected pods alone. */
  readonly appliesTo?: LabelExpression;
  /** Where the rule stands in the resource. */
  readonly path: Path;
  /** Requests must meet one of these: the connection alone is not enough. */
  readonly http?: readonly HttpCondition[];
  /** Something about the rule cannot be told from the manifests: it matches perhaps. */
  readonly doubt?: UnknownReason;
  /** The rule as somebody wrote it, where this is a part of one. */
  readonly written?: PolicyRule;
}

export interface UnknownReason {
  readonly code: UnknownCode;
  readonly because: string;
}

/** A peer of a rule and where it stands. */
export interface PeerItem {
  readonly peer: Peer;
  readonly path: Path;
}

/** Whom a rule speaks of at the far end of a connection. */
export type Peer =
  | { readonly kind: 'anyone' }
  /** Pods. `hostNetwork`: whether pods in the network of their node count as pods. */
  | { readonly kind: 'pods'; readonly labels: LabelExpression; readonly hostNetwork: 'never' | 'as-cni' }
  /** Addresses in one of the blocks and in none of its exceptions. `pods`: whether addresses of pods count, or those of nodes alone. `called`: the set of addresses that they are, by its name. */
  | {
      readonly kind: 'addresses';
      readonly blocks: readonly ExceptedBlock[];
      readonly pods: 'always' | 'as-cni' | 'nodes';
      readonly called?: string;
    }
  | { readonly kind: 'outside' }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Peer[] }
  | { readonly kind: 'not'; readonly of: Peer }
  /** Cannot be told from the manifests whom it means. */
  | ({ readonly kind: 'open' } & UnknownReason);

export interface ExceptedBlock {
  readonly block: Block;
  readonly except: readonly Block[];
}

/** The ports that a rule speaks of: any of `of` (all when undefined) and none of `except`. */
export interface PortMatch {
  readonly of: readonly PortItem[] | undefined;
  readonly except: readonly PortItem[];
}

/** Ports by number, or by the name that the pod at the receiving end gives them. Without protocol: whatever the pod says. */
export type PortItem =
  | { readonly kind: 'range'; readonly protocol: Protocol; readonly from: number; readonly to: number }
  | { readonly kind: 'name'; readonly protocol: Protocol | undefined; readonly name: string }
  /** Another protocol, which is not judged here. */
  | { readonly kind: 'other'; readonly protocol: string };

export const everyPort: PortMatch = { of: undefined, except: [] };
