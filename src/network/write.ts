/**
 * The face of the network for those who write: network policies of each kind from what is meant.
 */
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
