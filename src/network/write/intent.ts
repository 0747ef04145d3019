import type { Protocol } from '../algebra/protocol.js';

/** The far end of a connection that is meant: pods, or addresses. */
export type IntentPeer = IntentPods | IntentAddresses;

/** Pods that a network policy lets in or out: all of a namespace, or those with labels. */
export interface IntentPods {
  readonly namespace: string;
  /** Default: every pod of the namespace. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A block of addresses, less some blocks within it. */
export interface IntentAddresses {
  readonly cidr: string;
  /** Default: none. */
  readonly except?: readonly string[];
}

/** What no network policy can name and a CNI's own policies can: hosts by their names, the API server, the nodes. */
export type VendorPeer =
  | { readonly kind: 'hosts'; readonly names: readonly string[] }
  | { readonly kind: 'kubernetes-api' }
  | { readonly kind: 'nodes' };

/** A port of a pod, not of its Service. */
export interface IntentPort {
  readonly port: number | string;
  /** Default: TCP. */
  readonly protocol?: Protocol;
}

/** Where names are resolved. */
export interface Resolver {
  readonly peers: readonly IntentPeer[];
  readonly ports: readonly IntentPort[];
}

/** The pods that a network policy is about, and what it is called. */
export interface PolicySubject {
  readonly name: string;
  readonly namespace: string;
  /** The pods' labels. Default: every pod of the namespace. */
  readonly pods?: Readonly<Record<string, string>>;
  /** Labels of the manifest itself. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Who may reach which ports; or, on the way out, whom the pods may reach. */
export interface Opening<Peer> {
  readonly peers: readonly Peer[];
  /** Default: every port. */
  readonly ports?: readonly IntentPort[];
}

/** What one network policy says: the pods that it is about, and who may reach their ports (or, for egress, whom they may reach). */
export interface Allowance extends PolicySubject, Opening<IntentPeer> {}
