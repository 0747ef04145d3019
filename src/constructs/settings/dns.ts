import type { IntentPeer, IntentPort, Resolver } from '#network/write.js';
import { clusterDns } from '#network/write.js';
import type { Shape } from '../shape/shape.js';
import { has, isText, labels, object, oneOrMany, portNumber, text } from '../shape/shape.js';
import type { CniName } from './cni.js';

/** How pods of the cluster resolve names. */
export type Dns =
  /**
   * `kube-dns`: kube-dns or CoreDNS in kube-system. `node-local`: NodeLocal DNSCache at 169.254.20.10, and kube-dns behind it;
   * where kubelet still names the address of the DNS Service to pods, give `{ cidr }` with both addresses. `openshift`: OpenShift's DNS.
   */
  'kube-dns' | 'node-local' | 'openshift' | DnsPods | DnsAddresses;

/** Pods that resolve names. */
export interface DnsPods {
  /** The namespace of the pods. */
  readonly namespace: string;
  /**
   * The labels of the pods.
   * @default - every pod of the namespace
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * The pods' ports, by UDP and TCP.
   * @default [53]
   */
  readonly ports?: readonly number[];
}

/** Addresses where names are resolved. */
export interface DnsAddresses {
  /** One block of addresses or several: `169.254.20.10/32`. */
  readonly cidr: string | readonly string[];
  /**
   * By UDP and TCP.
   * @default [53]
   */
  readonly ports?: readonly number[];
}

const ports: Shape = { kind: 'list', of: portNumber, wants: 'a list of ports' };

function isCoreDns(value: unknown): boolean {
  return value === 'coredns' || value === 'core-dns';
}

/** How pods of the cluster resolve names. */
export const dnsShape: Shape = {
  kind: 'choice',
  wants: "'kube-dns', 'node-local', 'openshift', { namespace, labels } or { cidr }",
  of: [
    [
      isCoreDns,
      {
        kind: 'kept',
        is: () => false,
        wants: "one of kube-dns, node-local, openshift; CoreDNS has the labels of 'kube-dns'",
      },
    ],
    [isText, { kind: 'word', of: ['kube-dns', 'node-local', 'openshift'] }],
    [
      has('cidr'),
      object('{ cidr: "169.254.20.10/32" }', { cidr: oneOrMany(text, 'a CIDR or a list'), ports }, ['cidr']),
    ],
    [
      has('namespace'),
      object('{ namespace: "dns", labels: { app: "coredns" } }', { namespace: text, labels, ports }, ['namespace']),
    ],
  ],
};

/** (kubernetes v1.36, cluster/addons/dns/nodelocaldns/nodelocaldns.yaml: __PILLAR__LOCAL__DNS__, by default 169.254.20.10) */
const nodeLocalAddress: IntentPeer = { cidr: '169.254.20.10/32' };

/**
 * The cache's own pods: networks that know pods by identity redirect to them, all others reach a process of the node, which no selector means.
 * (cilium v1.20.2, examples/kubernetes-local-redirect/node-local-dns.yaml)
 */
const nodeLocalPods: IntentPeer = { namespace: 'kube-system', labels: { 'k8s-app': 'node-local-dns' } };

const byIdentity: readonly CniName[] = ['cilium', 'azure-cilium', 'gke-dataplane-v2'];

/** (openshift/cluster-dns-operator release-4.20, pkg/operator/controller/names.go and assets/dns/daemonset.yaml: container port 5353) */
const openshiftDns: IntentPeer = {
  namespace: 'openshift-dns',
  labels: { 'dns.operator.openshift.io/daemonset-dns': 'default' },
};

/** Whom network policies let pods ask for names. */
export function resolverOf(dns: Dns, cni: CniName): Resolver {
  if (typeof dns === 'string') return knownResolver(dns, cni);
  if ('cidr' in dns) {
    const cidrs = typeof dns.cidr === 'string' ? [dns.cidr] : dns.cidr;
    return { peers: cidrs.map(cidr => ({ cidr })), ports: bothProtocols(dns.ports) };
  }
  const { namespace, labels } = dns;
  return { peers: [{ namespace, ...(labels && { labels }) }], ports: bothProtocols(dns.ports) };
}

function knownResolver(dns: 'kube-dns' | 'node-local' | 'openshift', cni: CniName): Resolver {
  switch (dns) {
    case 'kube-dns':
      return clusterDns;
    case 'node-local': {
      const pods = byIdentity.includes(cni) ? [nodeLocalPods] : [];
      return { ...clusterDns, peers: [...clusterDns.peers, ...pods, nodeLocalAddress] };
    }
    case 'openshift':
      return { peers: [openshiftDns], ports: bothProtocols([5353]) };
  }
}

function bothProtocols(numbers: readonly number[] = [53]): readonly IntentPort[] {
  return numbers.flatMap(port => [
    { port, protocol: 'UDP' as const },
    { port, protocol: 'TCP' as const },
  ]);
}
