import type { JsonObject } from '#model/json.js';
import type { Allowance, IntentPeer, IntentPort, Opening, PolicySubject, Resolver } from './intent.js';
import { distinct, metadataOf, sortedLabels } from './sorted.js';

/** The directions of connections, as policies name them. */
export type PolicyType = 'Ingress' | 'Egress';

/** Nothing comes in and nothing goes out of a namespace, but for what other network policies allow. */
export function defaultDeny(
  namespace: string,
  labels: Readonly<Record<string, string>> = {},
  policyTypes: readonly PolicyType[] = ['Ingress', 'Egress'],
): JsonObject {
  return manifest({ name: 'default-deny', namespace, labels }, { podSelector: {}, policyTypes });
}

/** The peers reach these ports of these pods. */
export function allowIngress({ peers, ports, ...subject }: Allowance): JsonObject {
  return allowIngressFrom(subject, [{ peers, ...(ports && { ports }) }]);
}

/** Several peers reach these pods, each its own ports. */
export function allowIngressFrom(subject: PolicySubject, openings: readonly Opening<IntentPeer>[]): JsonObject {
  const rules = openings
    .filter(opensAnything)
    .map(({ peers, ports }) => ({ from: peersOf(peers, subject.namespace), ...portsOf(ports) }));
  return manifest(subject, {
    podSelector: selectorOf(subject.pods),
    policyTypes: ['Ingress'],
    ingress: distinct(rules),
  });
}

/** These pods reach these ports of the peers. */
export function allowEgress({ peers, ports, ...subject }: Allowance): JsonObject {
  return allowEgressTo(subject, [{ peers, ...(ports && { ports }) }]);
}

/** These pods reach several peers, of each its own ports. */
export function allowEgressTo(subject: PolicySubject, openings: readonly Opening<IntentPeer>[]): JsonObject {
  const rules = openings
    .filter(opensAnything)
    .map(({ peers, ports }) => ({ to: peersOf(peers, subject.namespace), ...portsOf(ports) }));
  return manifest(subject, {
    podSelector: selectorOf(subject.pods),
    policyTypes: ['Egress'],
    egress: distinct(rules),
  });
}

/**
 * The cluster's DNS as most clusters have it: UDP, and TCP for long answers.
 * (kubernetes v1.36, cluster/addons/dns/coredns/coredns.yaml.base: kube-system, k8s-app: kube-dns, container ports 53)
 */
export const clusterDns: Resolver = {
  peers: [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};

/** These pods resolve names. */
export function allowDns(subject: PolicySubject, resolver: Resolver = clusterDns): JsonObject {
  return allowEgressTo(subject, [resolver]);
}

/** An empty list of peers means nobody; in a rule it would mean everybody, so there is no rule then. */
function opensAnything({ peers, ports }: Opening<IntentPeer>): boolean {
  return peers.length > 0 && ports?.length !== 0;
}

function manifest(subject: Pick<PolicySubject, 'name' | 'namespace' | 'labels'>, spec: JsonObject): JsonObject {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: metadataOf(subject), spec };
}

function peersOf(peers: readonly IntentPeer[], namespace: string): readonly JsonObject[] {
  return distinct(peers.map(peer => peerOf(peer, namespace)));
}

/** A namespace is named by the label that the API server keeps on it; the own one needs no name. */
function peerOf(peer: IntentPeer, own: string): JsonObject {
  if ('cidr' in peer) return { ipBlock: { cidr: peer.cidr, ...(peer.except?.length && { except: peer.except }) } };
  const { namespace, labels = {} } = peer;
  const anyPod = Object.keys(labels).length === 0;
  if (namespace === own) return { podSelector: selectorOf(labels) };
  const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
  return anyPod ? { namespaceSelector } : { namespaceSelector, podSelector: selectorOf(labels) };
}

function portsOf(ports: readonly IntentPort[] | undefined): { readonly ports?: readonly JsonObject[] } {
  return ports === undefined
    ? {}
    : { ports: distinct(ports.map(({ port, protocol = 'TCP' }) => ({ protocol, port }))) };
}

function selectorOf(labels: Readonly<Record<string, string>> = {}): JsonObject {
  return Object.keys(labels).length === 0 ? {} : { matchLabels: sortedLabels(labels) };
}
