/**
 * The face of the network: what others may ask about the network policies of a cluster, and the types of the answers. All that
 * stands behind it is private to this room.
 */

// The model: made once, then asked.
export { networkOf } from './model.js';
export type { NetworkModel } from './model.js';
export { cniNames } from './cni/cni-named.js';
export { cniShown } from './cni/cni-shown.js';
export { cniReleases } from './cni/cni-releases.table.js';

// The ends of connections, as questions name them and answers show them.
export { endName } from './endpoints/end.js';
export type { ControllerEnd, End, NodeEnd, ServiceEnd, WorkloadEnd } from './endpoints/end.js';
export { anyController } from './endpoints/controller-pods.js';
export type { Endpoint } from './endpoints/endpoint.js';
export { endpointsMeantBy } from './questions/resolved-end.js';

// Does a connection get through, why, and what would turn it?
export { verdictOf } from './questions/verdict.js';
export type { PairVerdict as Verdict } from './questions/pair-verdict.js';
export type { Reason } from './explain/reasons.js';
export type { UnknownCode } from './policy/unknown-code.js';
export type { Direction } from './policy/policy.js';
export type { HttpRequest } from './policy/http.js';
export { explanationOf } from './questions/explanation.js';
export type { ExplanationLine, SideExplanation } from './questions/explanation.js';
export { smallestChange } from './change/smallest-change.js';
export type { SmallestChange } from './change/side-to-change.js';

// Who reaches whom?
export { connectionsOf } from './questions/connections.js';
export type { ConnectionFilter, ConnectionGroup, Connections } from './questions/connections.js';
export { endsOf, pairsOf, verdictOfConnection } from './questions/connection-pairs.js';
export type { PairEnd } from './questions/connection-pairs.js';
export { controllerConnections, controllerPairs } from './questions/controller-connections.js';
export type { ControllerConnection, Routed } from './questions/controller-connections.js';
export { exposureOf } from './questions/exposure.js';
export type { Exposure } from './questions/exposure.js';

// The ports of answers.
export { portRanges, portsText } from './algebra/port-set.js';
export type { PortRange } from './algebra/port-set.js';
export { protocolOf } from './algebra/protocol.js';
export type { Protocol } from './algebra/protocol.js';

// What is amiss with the network policies, for rules to tell.
export { addressPeers } from './findings/peers/address-peers.js';
export { closedPort } from './findings/receivers/closed-port.js';
export { isolatedBy, isolatingPolicies } from './findings/isolating-policy.js';
export { dnsCutOff } from './findings/dns/dns-cut-off.js';
export { loneDenials } from './findings/lone-denials.js';
export { deniedBefore } from './findings/denied-before.js';
export { oneSidedAllows } from './findings/one-sided-allow.js';
export { peersNotNarrowed } from './findings/peers/peers-not-narrowed.js';
export type { PeerNotNarrowed } from './findings/peers/peers-not-narrowed.js';
export { peersWithoutPods } from './findings/peers/peers-without-pods.js';
export type { PeerWithoutPods } from './findings/peers/peers-without-pods.js';
export { podsWithoutDns } from './findings/dns/pods-without-dns.js';
export type { PodsWithoutDns } from './findings/dns/pods-without-dns.js';
export { policiesWithoutPods } from './findings/policies-without-pods.js';
export type { PolicyWithoutPods } from './findings/policies-without-pods.js';
export { redundantPolicies } from './findings/redundant-policies.js';
export type { RedundantPolicy } from './findings/redundant-policies.js';
export { portFields } from './findings/receivers/port-fields.js';
export { refusedPolicies } from './kinds/calico/refused-policies.js';
export { rulesWithReceivers } from './findings/receivers/rules-with-receivers.js';
export type { RuleWithReceivers } from './findings/receivers/rules-with-receivers.js';
export { unselectedWorkloads } from './findings/unselected-workloads.js';

// Network policies from what is meant.
export {
  allowDns,
  allowEgress,
  allowEgressTo,
  allowIngress,
  allowIngressFrom,
  clusterDns,
  defaultDeny,
} from './write/network-policy.js';
export type { PolicyType } from './write/network-policy.js';
export { ciliumPolicy } from './write/cilium-policy.js';
export { calicoPolicy } from './write/calico-policy.js';
export type { IntentPeer, IntentPort, Opening, PolicySubject, Resolver, VendorPeer } from './write/intent.js';
