import type { JsonObject } from '#model/json.js';
import type { Protocol } from './algebra/protocol.js';

/** Pods that a network policy lets in or out: all of a namespace, or those with labels. */
export interface IntentPeer {
  readonly namespace: string;
  /** Default: every pod of the namespace. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A port of a pod, not of its Service. */
export interface IntentPort {
  readonly port: number | string;
  /** Default: TCP. */
  readonly protocol?: Protocol;
}

/** What one network policy says: the pods that it is about, and who may reach their ports (or, for egress, whom they may reach). */
export interface Allowance {
  readonly name: string;
  readonly namespace: string;
  /** The pods' labels. Default: every pod of the namespace. */
  readonly pods?: Readonly<Record<string, string>>;
  readonly peers: readonly IntentPeer[];
  /** Default: every port. */
  readonly ports?: readonly IntentPort[];
  /** Labels of the manifest itself. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Nothing comes in and nothing goes out of a namespace, but for what other network policies allow. */
export function defaultDeny(namespace: string, labels: Readonly<Record<string, string>> = {}): JsonObject {
  return manifest({ name: 'default-deny', namespace, labels }, { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
}

/** The peers reach these ports of these pods. */
export function allowIngress(allowance: Allowance): JsonObject {
  const rule = { from: peersOf(allowance), ...portsOf(allowance.ports) };
  return manifest(allowance, {
    podSelector: selectorOf(allowance.pods),
    policyTypes: ['Ingress'],
    ingress: anyone(allowance) ? [rule] : [],
  });
}

/** These pods reach these ports of the peers. */
export function allowEgress(allowance: Allowance): JsonObject {
  const rule = { to: peersOf(allowance), ...portsOf(allowance.ports) };
  return manifest(allowance, {
    podSelector: selectorOf(allowance.pods),
    policyTypes: ['Egress'],
    egress: anyone(allowance) ? [rule] : [],
  });
}

/**
 * These pods resolve names: UDP, and TCP for long answers, to port 53 of the cluster's DNS.
 * (kubernetes v1.36, cluster/addons/dns/coredns/coredns.yaml.base: kube-system, k8s-app: kube-dns, container ports 53)
 */
export function allowDns(allowance: Omit<Allowance, 'peers' | 'ports'>): JsonObject {
  const ports: readonly IntentPort[] = [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ];
  return allowEgress({ ...allowance, peers: [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }], ports });
}

/** An empty list of peers means nobody; in a rule it would mean everybody, so there is no rule then. */
function anyone({ peers, ports }: Allowance): boolean {
  return peers.length > 0 && ports?.length !== 0;
}

function manifest(
  { name, namespace, labels = {} }: Pick<Allowance, 'name' | 'namespace' | 'labels'>,
  spec: JsonObject,
): JsonObject {
  const metadata = { name, namespace, ...(Object.keys(labels).length > 0 && { labels: sorted(labels) }) };
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec };
}

function peersOf({ namespace, peers }: Allowance): readonly JsonObject[] {
  return distinct(peers.map(peer => peerOf(peer, namespace)));
}

/** A namespace is named by the label that the API server keeps on it; the own one needs no name. */
function peerOf({ namespace, labels = {} }: IntentPeer, own: string): JsonObject {
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
  return Object.keys(labels).length === 0 ? {} : { matchLabels: sorted(labels) };
}

function sorted(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Each item once, in an order that does not depend on how they came. */
function distinct(items: readonly JsonObject[]): readonly JsonObject[] {
  const byText = new Map(items.map(item => [JSON.stringify(item), item]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
