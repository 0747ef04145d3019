/** Kinds of network policies that are a vendor's own: which CNI reads them, by API group and kind. */
export const vendorKinds: readonly { readonly group: string; readonly kind: string; readonly vendor: string }[] = [
  { group: 'crd.projectcalico.org', kind: 'NetworkPolicy', vendor: 'calico' },
  { group: 'crd.projectcalico.org', kind: 'GlobalNetworkPolicy', vendor: 'calico' },
  { group: 'projectcalico.org', kind: 'NetworkPolicy', vendor: 'calico' },
  { group: 'projectcalico.org', kind: 'GlobalNetworkPolicy', vendor: 'calico' },
  { group: 'cilium.io', kind: 'CiliumNetworkPolicy', vendor: 'cilium' },
  { group: 'cilium.io', kind: 'CiliumClusterwideNetworkPolicy', vendor: 'cilium' },
  { group: 'crd.antrea.io', kind: 'NetworkPolicy', vendor: 'antrea' },
  { group: 'crd.antrea.io', kind: 'ClusterNetworkPolicy', vendor: 'antrea' },
  { group: 'networking.k8s.aws', kind: 'ApplicationNetworkPolicy', vendor: 'aws' },
  { group: 'networking.k8s.aws', kind: 'ClusterNetworkPolicy', vendor: 'aws' },
  { group: 'networking.gke.io', kind: 'FQDNNetworkPolicy', vendor: 'gke' },
  { group: 'k8s.ovn.org', kind: 'EgressFirewall', vendor: 'ovn-kubernetes' },
  { group: 'k8s.cni.cncf.io', kind: 'MultiNetworkPolicy', vendor: 'multus' },
];
