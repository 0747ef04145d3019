import type { Workload } from '#cluster/workloads.js';
import type { Resource } from '#model/resource.js';
import type { Ineffective } from './cni/cni.js';
import type { DeniedBefore } from './findings/denied-before.js';
import { deniedBefore } from './findings/denied-before.js';
import type { DnsCutOff } from './findings/dns/dns-cut-off.js';
import { dnsCutOff } from './findings/dns/dns-cut-off.js';
import type { PodsWithoutDns } from './findings/dns/pods-without-dns.js';
import { podsWithoutDns } from './findings/dns/pods-without-dns.js';
import type { LoneDenial } from './findings/lone-denials.js';
import { loneDenials } from './findings/lone-denials.js';
import type { OneSidedAllow } from './findings/one-sided-allow.js';
import { oneSidedAllows } from './findings/one-sided-allow.js';
import type { AddressPeer } from './findings/peers/address-peers.js';
import { addressPeers } from './findings/peers/address-peers.js';
import type { PeerNotNarrowed } from './findings/peers/peers-not-narrowed.js';
import { peersNotNarrowed } from './findings/peers/peers-not-narrowed.js';
import type { PeerWithoutPods } from './findings/peers/peers-without-pods.js';
import { peersWithoutPods } from './findings/peers/peers-without-pods.js';
import type { PolicyWithoutPods } from './findings/policies-without-pods.js';
import { policiesWithoutPods } from './findings/policies-without-pods.js';
import type { ServicePortOpened } from './findings/receivers/service-ports.js';
import { servicePortsOpened } from './findings/receivers/service-ports.js';
import type { UnknownPort } from './findings/receivers/unknown-ports.js';
import { unknownPorts } from './findings/receivers/unknown-ports.js';
import type { RedundantPolicy } from './findings/redundant-policies.js';
import { redundantPolicies } from './findings/redundant-policies.js';
import { unselectedWorkloads } from './findings/unselected-workloads.js';
import type { RefusedPolicy } from './kinds/calico/refused-policies.js';
import { refusedPolicies } from './kinds/calico/refused-policies.js';
import type { NetworkModel } from './model.js';

/** What may be amiss with the network policies of a cluster, by its kind: data, of which a rule makes a sentence. */
export interface NetworkFindings {
  /** A peer is a block of addresses. */
  readonly 'address-peer': AddressPeer;
  /** What a network policy allows is denied before it is asked. */
  readonly 'denied-before': DeniedBefore;
  /** No pod is let in to those that resolve names. */
  readonly 'dns-cut-off': DnsCutOff;
  /** Pods are let out where they are, and not let in where they come. */
  readonly 'egress-alone': OneSidedAllow;
  /** Pods are let in where they come, and not let out where they are. */
  readonly 'ingress-alone': OneSidedAllow;
  /** A policy denies something, and by that everything. */
  readonly 'lone-denial': LoneDenial;
  /** A peer means whole namespaces beside one that reads as if it narrowed it. */
  readonly 'peer-not-narrowed': PeerNotNarrowed;
  readonly 'peer-without-pods': PeerWithoutPods;
  /** Pods that may call others cannot resolve names. */
  readonly 'pods-without-dns': PodsWithoutDns;
  readonly 'policy-without-pods': PolicyWithoutPods;
  /** Other policies say all that one says. */
  readonly 'redundant-policy': RedundantPolicy;
  /** The network refuses a policy that the definition of its kind lets pass. */
  readonly 'refused-policy': RefusedPolicy;
  /** A rule opens the port of a Service, and the pods listen on another. */
  readonly 'service-port': ServicePortOpened;
  /** The network of the cluster takes no notice of a policy, or of a part of it. */
  readonly unenforced: Ineffective & { readonly source: Resource };
  /** A rule names a port that no pod has. */
  readonly 'unknown-port': UnknownPort;
  /** No policy selects the pods, in a namespace that has some. */
  readonly 'unselected-workload': { readonly workload: Workload };
}

/** The findings of one kind; found when they are asked for. */
export function findingsOf<Kind extends keyof NetworkFindings>(
  network: NetworkModel,
  kind: Kind,
): Iterable<NetworkFindings[Kind]> {
  return finders[kind](network);
}

type Finders = { readonly [Kind in keyof NetworkFindings]: (network: NetworkModel) => Iterable<NetworkFindings[Kind]> };

const finders: Finders = {
  'address-peer': addressPeers,
  'denied-before': deniedBefore,
  'dns-cut-off': dnsCutOff,
  'egress-alone': network => oneSidedAllows(network, 'egress'),
  'ingress-alone': network => oneSidedAllows(network, 'ingress'),
  'lone-denial': loneDenials,
  'peer-not-narrowed': peersNotNarrowed,
  'peer-without-pods': peersWithoutPods,
  'pods-without-dns': podsWithoutDns,
  'policy-without-pods': policiesWithoutPods,
  'redundant-policy': redundantPolicies,
  'refused-policy': ({ cluster }) => refusedPolicies(cluster),
  'service-port': servicePortsOpened,
  unenforced: ({ ineffective }) => ineffective,
  'unknown-port': unknownPorts,
  'unselected-workload': network => unselectedWorkloads(network).map(workload => ({ workload })),
};
