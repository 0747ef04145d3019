import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentPeer } from '#network/index.js';
import { cidrFaults } from '../shape/cidr-faults.js';
import { isName } from '../shape/hosts.js';
import type { NetworkSettings } from './network.js';

/** What is wrong with what a platform says of its network: each fault names the prop. */
export function networkFaults(
  { resolver, monitoring, kubernetesApi }: NetworkSettings,
  controllers: readonly ControllerSettings[],
): readonly string[] {
  return [
    ...resolver.peers.flatMap(one => peerFaults('dns', one)),
    ...peerFaults('monitoring', monitoring),
    ...(kubernetesApi ? cidrFaults('kubernetesApi.cidr', [kubernetesApi.cidr].flat()) : []),
    ...controllers.flatMap(({ nodes }) => (nodes ? cidrFaults('controller.hostNetwork.nodes', nodes) : [])),
  ];
}

function peerFaults(prop: string, peer: IntentPeer): readonly string[] {
  if ('cidr' in peer) return cidrFaults(`${prop}.cidr`, [peer.cidr]);
  const { namespace } = peer;
  return isName(namespace) ? [] : [`${prop}.namespace: ${JSON.stringify(namespace)} is not the name of a namespace`];
}
