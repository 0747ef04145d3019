import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentPeer } from '#network/write.js';
import { cidrFaults } from '../shape/cidr-faults.js';
import { isName } from '../shape/hosts.js';
import { isPort } from '../shape/port-number.js';
import type { CniName } from './cni.js';
import type { NetworkSettings } from './network.js';

/** What is wrong with what a platform says of its network: each fault names the prop. */
export function networkFaults(
  { cni, resolver, monitoring, kubernetesApi }: NetworkSettings,
  controllers: readonly ControllerSettings[],
): readonly string[] {
  return [
    ...(resolver.peers.length > 0 ? [] : ['dns.cidr: names no block of addresses; give one such as 169.254.20.10/32']),
    ...resolverPortFaults(resolver.ports),
    ...resolver.peers.flatMap(one => peerFaults('dns', one)),
    ...peerFaults('monitoring', monitoring),
    ...(kubernetesApi ? cidrFaults('kubernetesApi.cidr', [kubernetesApi.cidr].flat()) : []),
    ...controllers.flatMap(({ nodes }) => (nodes ? nodeFaults(nodes, cni) : [])),
  ];
}

/**
 * Networks made of Cilium that take network policies alone have no word for nodes.
 * (Azure documentation, articles/aks/azure-cni-powered-by-cilium.md; Google Cloud documentation, concepts/dataplane-v2)
 */
const nodeless: readonly CniName[] = ['azure-cilium', 'gke-dataplane-v2'];

function nodeFaults(nodes: readonly string[], cni: CniName): readonly string[] {
  if (!nodeless.includes(cni)) return cidrFaults('controller.hostNetwork.nodes', nodes);
  return [
    `controller.hostNetwork: on ${cni} no network policy means nodes; run the controller in a network of its own, or give cni: cilium() where the cluster takes CiliumNetworkPolicies`,
  ];
}

function resolverPortFaults(ports: NetworkSettings['resolver']['ports']): readonly string[] {
  if (ports.length === 0) return ['dns.ports: names no port; leave it away for 53'];
  const odd = new Set(ports.map(({ port }) => Number(port)).filter(port => !isPort(port)));
  return [...odd].map(port => `dns.ports: ${port} is not a port, ports are 1 to 65535`);
}

function peerFaults(prop: string, peer: IntentPeer): readonly string[] {
  if ('cidr' in peer) return cidrFaults(`${prop}.cidr`, [peer.cidr]);
  const { namespace } = peer;
  return isName(namespace) ? [] : [`${prop}.namespace: ${JSON.stringify(namespace)} is not the name of a namespace`];
}
