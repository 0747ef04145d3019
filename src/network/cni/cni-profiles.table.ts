import type { CniProfile } from './cni.js';
import type { PeerReading } from './peer-reading.js';

/** Networks that look at addresses: a block means pods too, and a selector the addresses of pods alone. */
const byAddress: PeerReading = {
  blocksMeanPods: true,
  blocksMeanNodes: true,
  networksMeanPods: true,
  selectorsMeanHostNetwork: false,
};

/** Cilium knows pods and nodes by identity: blocks mean what is outside, unless policyCIDRMatchMode says otherwise. */
const byIdentity: PeerReading = {
  blocksMeanPods: false,
  blocksMeanNodes: false,
  networksMeanPods: false,
  selectorsMeanHostNetwork: false,
};

const complete = {
  enforces: true,
  endPort: true,
  sctp: true,
  portNames: true,
  orphans: true,
  namesOut: 'receiver',
  servicesMeanPods: true,
  peers: byAddress,
  adminKinds: [],
  optionalKinds: [],
  own: undefined,
} as const;

const nothing = { ...complete, enforces: false } as const;

const everyAdminKind = ['ClusterNetworkPolicy', 'AdminNetworkPolicy', 'BaselineAdminNetworkPolicy'];
const firstAdminKinds = ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy'];

/** What each CNI enforces; of several with one name, the last whose `since` is not above the version counts. */
export const cniProfiles: readonly (CniProfile & { readonly since?: string })[] = [
  {
    ...complete,
    name: 'conformant',
    title: 'a conformant network',
    peers: { ...byAddress, selectorsMeanHostNetwork: 'unknown' },
    adminKinds: everyAdminKind,
    source:
      'kubernetes v1.36, staging/src/k8s.io/api/networking/v1/types.go and test/e2e/network/netpol (blocks mean pods); network-policy-api v0.2.0, apis/v1alpha2 and conformance',
  },
  { ...nothing, name: 'none', title: 'this network', source: 'by its name' },
  {
    ...complete,
    name: 'calico',
    title: 'Calico',
    own: 'calico',
    source:
      'calico v3.28, libcalico-go/lib/backend/k8s/conversion/conversion.go (K8sNetworkPolicyToCalico, IsHostNetworked)',
  },
  {
    ...complete,
    name: 'calico',
    title: 'Calico',
    since: '3.29',
    own: 'calico',
    adminKinds: firstAdminKinds,
    source:
      'calico v3.31, libcalico-go/lib/backend/k8s/conversion; network-policy-api, site-src/implementations.md (2026-04)',
  },
  {
    ...complete,
    name: 'calico',
    title: 'Calico',
    since: '3.32',
    own: 'calico',
    adminKinds: ['ClusterNetworkPolicy'],
    source: 'network-policy-api, site-src/implementations.md (2026-04): ClusterNetworkPolicy since Calico 3.32',
  },
  {
    ...complete,
    name: 'cilium',
    title: 'Cilium',
    endPort: false,
    sctp: 'unknown',
    namesOut: 'cluster',
    servicesMeanPods: false,
    peers: byIdentity,
    own: 'cilium',
    source:
      'cilium v1.15, Documentation/network/kubernetes/policy.rst; issue 28684 of cilium/cilium (endPort is passed over); Documentation/configuration/sctp.rst (off unless switched on)',
  },
  {
    ...complete,
    name: 'cilium',
    title: 'Cilium',
    since: '1.16',
    sctp: 'unknown',
    namesOut: 'cluster',
    servicesMeanPods: false,
    peers: byIdentity,
    own: 'cilium',
    source: 'cilium v1.16, Documentation/network/kubernetes/policy.rst and configuration/sctp.rst',
  },
  {
    ...complete,
    name: 'cilium',
    title: 'Cilium',
    since: '1.17',
    sctp: 'unknown',
    namesOut: 'cluster',
    peers: byIdentity,
    own: 'cilium',
    source:
      'cilium v1.17, pkg/policy/k8s/service.go (processRule: the selector of a Service is that of its pods) and pkg/policy/api/rule_validation.go (toServices with toPorts); pkg/types/portmap.go (ErrDuplicateNamedPorts)',
  },
  {
    ...complete,
    name: 'cilium',
    title: 'Cilium',
    since: '1.20',
    sctp: 'unknown',
    peers: byIdentity,
    optionalKinds: ['ClusterNetworkPolicy.policy.networking.k8s.io'],
    own: 'cilium',
    source:
      'cilium v1.20.2, Documentation/network/kubernetes/policy.rst (ClusterNetworkPolicy where switched on) and configuration/sctp.rst; pkg/types/portmap.go (GetNamedPort asks the endpoints that a rule means)',
  },
  {
    ...nothing,
    name: 'flannel',
    title: 'Flannel',
    source:
      'flannel-io/flannel, README.md: networking, not network policies; Canal or kube-network-policies beside it do that',
  },
  {
    ...complete,
    name: 'weave-net',
    title: 'Weave Net',
    endPort: false,
    sctp: 'unknown',
    portNames: false,
    source:
      'weave v2.8.1, npc/analyser.go (checkForNamedPorts refuses the policy, no endPort) and npc/namespace.go (hasIP); archived in 2024',
  },
  {
    ...complete,
    name: 'kube-router',
    title: 'kube-router',
    endPort: false,
    sctp: 'unknown',
    source: 'kube-router v1.2, pkg/controllers/netpol/network_policy_controller.go and utils.go (isNetPolActionable)',
  },
  {
    ...complete,
    name: 'kube-router',
    title: 'kube-router',
    since: '1.3',
    sctp: 'unknown',
    source: 'kube-router v1.3.0, pkg/controllers/netpol/network_policy_controller.go (endport)',
  },
  {
    ...complete,
    name: 'kube-router',
    title: 'kube-router',
    since: '2.8',
    source: 'kube-router v2.8.0, pkg/controllers/netpol (SCTP)',
  },
  {
    ...nothing,
    name: 'aws-vpc-cni',
    title: 'the Amazon VPC CNI',
    source: 'Amazon EKS User Guide, cni-network-policy: version 1.14 or later',
  },
  {
    ...complete,
    name: 'aws-vpc-cni',
    title: 'the Amazon VPC CNI',
    since: '1.14',
    orphans: false,
    peers: { ...byAddress, selectorsMeanHostNetwork: 'unknown' },
    optionalKinds: ['ApplicationNetworkPolicy.networking.k8s.aws', 'ClusterNetworkPolicy.networking.k8s.aws'],
    source:
      'Amazon EKS User Guide, cni-network-policy (where it is switched on; pods need an owner); amazon-network-policy-controller-k8s v1.1.7, pkg/resolvers/endpoints.go; aws-network-policy-agent v1.4.3, pkg/ebpf/c/tc.v4ingress.bpf.c',
  },
  {
    ...complete,
    name: 'azure-npm',
    title: 'Azure Network Policy Manager',
    source:
      'azure-container-networking (2026-08), npm/pkg/controlplane/translation/translatePolicy.go (endPort), controllers/v2/podController.go (pods of the host network are ignored); Linux',
  },
  {
    ...complete,
    name: 'azure-cilium',
    title: 'Azure CNI powered by Cilium',
    sctp: 'unknown',
    namesOut: 'unknown',
    peers: byIdentity,
    optionalKinds: ['CiliumNetworkPolicy.cilium.io', 'CiliumClusterwideNetworkPolicy.cilium.io'],
    source:
      'Azure documentation, articles/aks/azure-cni-powered-by-cilium.md: blocks do not allow node or pod addresses',
  },
  {
    ...complete,
    name: 'gke-dataplane-v2',
    title: 'GKE Dataplane V2',
    endPort: 'unknown',
    sctp: 'unknown',
    namesOut: 'unknown',
    peers: byIdentity,
    optionalKinds: ['CiliumClusterwideNetworkPolicy.cilium.io', 'FQDNNetworkPolicy.networking.gke.io'],
    source: 'Google Cloud documentation, concepts/dataplane-v2: made of Cilium, network policies always on',
  },
];
