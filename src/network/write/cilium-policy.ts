import type { Json, JsonObject } from '#model/json.js';
import type { IntentPeer, IntentPort, Opening, PolicySubject, Resolver, VendorPeer } from './intent.js';
import { distinct, metadataOf, sortedLabels } from './sorted.js';

/** What a policy of Cilium's own says beside network policies. */
export interface CiliumAllowance extends PolicySubject {
  /** Default: nobody comes in by it. */
  readonly ingress?: readonly Opening<VendorPeer>[];
  /** Default: nothing goes out by it. */
  readonly egress?: readonly Opening<VendorPeer>[];
  /** Where names are resolved: Cilium learns the addresses of names from the answers that pass its proxy. Default: no name is resolved by it. */
  readonly resolver?: Resolver;
}

/**
 * A CiliumNetworkPolicy. Rules by name need a rule that sends the questions for names through the DNS proxy.
 * (cilium v1.20.2, Documentation/security/policy/language.rst, DNS based; pkg/policy/api/egress.go, fqdn.go, entity.go)
 */
export function ciliumPolicy({ ingress = [], egress = [], resolver, ...subject }: CiliumAllowance): JsonObject {
  const incoming = ingress.flatMap(opening => openingOf(opening, 'from'));
  const outgoing = [...(resolver ? resolving(resolver) : []), ...egress.flatMap(opening => openingOf(opening, 'to'))];
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: metadataOf(subject),
    spec: {
      endpointSelector: selectorOf(subject.pods),
      ...(incoming.length > 0 && { ingress: distinct(incoming) }),
      ...(outgoing.length > 0 && { egress: distinct(outgoing) }),
    },
  };
}

function resolving({ peers, ports }: Resolver): readonly JsonObject[] {
  const toPorts = [{ ports: portsOf(ports), rules: { dns: [{ matchPattern: '*' }] } }];
  const pods = peers.flatMap(peer => ('cidr' in peer ? [] : [endpointOf(peer)]));
  const blocks = peers.flatMap(peer => ('cidr' in peer ? [peer] : []));
  return [
    ...(pods.length > 0 ? [{ toEndpoints: distinct(pods), toPorts }] : []),
    ...(blocks.length > 0 ? [{ toCIDRSet: distinct(blocks.map(blockOf)), toPorts }] : []),
  ];
}

function openingOf({ peers, ports }: Opening<VendorPeer>, end: 'from' | 'to'): readonly JsonObject[] {
  const toPorts = ports && { toPorts: [{ ports: portsOf(ports) }] };
  return peers.map(peer => ({ ...peerOf(peer, end), ...toPorts }));
}

function peerOf(peer: VendorPeer, end: 'from' | 'to'): JsonObject {
  switch (peer.kind) {
    case 'hosts':
      return { [`${end}FQDNs`]: distinct(peer.names.map(hostOf)) };
    case 'kubernetes-api':
      return { [`${end}Entities`]: ['kube-apiserver'] };
    case 'nodes':
      return { [`${end}Entities`]: ['host', 'remote-node'] };
  }
}

function hostOf(name: string): JsonObject {
  return name.includes('*') ? { matchPattern: name } : { matchName: name };
}

/** Cilium knows the namespace of an endpoint by a label of its own. (pkg/k8s/apis/cilium.io/const.go, PodNamespaceLabel) */
function endpointOf({ namespace, labels = {} }: Exclude<IntentPeer, { readonly cidr: string }>): JsonObject {
  return selectorOf({ ...labels, 'k8s:io.kubernetes.pod.namespace': namespace });
}

function blockOf({ cidr, except }: Extract<IntentPeer, { readonly cidr: string }>): JsonObject {
  return { cidr, ...(except?.length && { except }) };
}

/** Ports are texts there. (pkg/policy/api/l4.go, PortProtocol) */
function portsOf(ports: readonly IntentPort[]): readonly Json[] {
  return distinct(ports.map(({ port, protocol = 'TCP' }) => ({ port: String(port), protocol })));
}

function selectorOf(labels: Readonly<Record<string, string>> = {}): JsonObject {
  return Object.keys(labels).length === 0 ? {} : { matchLabels: sortedLabels(labels) };
}
