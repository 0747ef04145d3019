import type { CniProfile } from './cni.js';

const byAddress = { blocksMeanPods: 'yes', blocksMeanNodes: 'yes', selectorsMeanHostNetwork: 'no' } as const;

/** What each CNI enforces; of several with one name, the last whose `since` is not above the version counts. */
export const cniProfiles: readonly (CniProfile & { readonly since?: string })[] = [
  {
    name: 'conformant',
    title: 'a conformant network',
    enforces: true,
    egress: true,
    endPort: true,
    sctp: true,
    peers: { ...byAddress, selectorsMeanHostNetwork: 'unknown' },
    adminKinds: ['ClusterNetworkPolicy', 'AdminNetworkPolicy', 'BaselineAdminNetworkPolicy'],
    own: undefined,
    source:
      'kubernetes v1.36, staging/src/k8s.io/api/networking/v1/types.go; test/e2e/network/netpol; network-policy-api v0.2.0',
  },
];
