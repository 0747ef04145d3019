import type { Releases } from '#model/routing/releases.js';

const cilium: Releases = { majors: [{ major: 1, from: 0, to: 20 }], source: 'cilium/cilium, releases' };

/** Which versions there are of the CNIs that have versions. A platform's own network (and no network at all) has none that a profile could be named by. */
export const cniReleases: Readonly<Record<string, Releases>> = {
  calico: {
    majors: [
      { major: 1, from: 0, to: 3 },
      { major: 2, from: 0, to: 6 },
      { major: 3, from: 0, to: 32 },
    ],
    source: 'projectcalico/calico, releases',
  },
  cilium,
  'azure-cilium': cilium,
  flannel: { majors: [{ major: 0, from: 1, to: 28 }], source: 'flannel-io/flannel, releases' },
  'weave-net': {
    majors: [
      { major: 1, from: 0, to: 9 },
      { major: 2, from: 0, to: 8 },
    ],
    source: 'weaveworks/weave, releases: v2.8.1 is the last',
  },
  'kube-router': {
    majors: [
      { major: 0, from: 0, to: 4 },
      { major: 1, from: 0, to: 6 },
      { major: 2, from: 0, to: 8 },
    ],
    source: 'cloudnativelabs/kube-router, releases',
  },
  'aws-vpc-cni': { majors: [{ major: 1, from: 0, to: 21 }], source: 'aws/amazon-vpc-cni-k8s, releases' },
  'azure-npm': { majors: [{ major: 1, from: 0, to: 7 }], source: 'Azure/azure-container-networking, releases' },
};
