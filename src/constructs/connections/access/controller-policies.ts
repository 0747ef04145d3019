import type { JsonObject } from '#model/json.js';
import type { IntentPort, PolicySubject } from '#network/write.js';
import { allowIngress, ciliumPolicy } from '#network/write.js';
import { controllerPeers, onNodes } from '../../controllers/controller-peers.js';
import type { PlatformSettings } from '../../settings/platform-settings.js';

/**
 * The controllers of a platform reach some ports of some pods. Where they run in the network of their nodes no selector means
 * them: then the addresses of the nodes do, or on Cilium, for which addresses never mean nodes, the nodes themselves.
 */
export function controllerPolicies(
  subject: PolicySubject,
  ports: readonly IntentPort[],
  { controllers, network }: PlatformSettings,
): readonly JsonObject[] {
  const byIdentity = network.cni === 'cilium';
  const peers = controllerPeers(byIdentity ? controllers.filter(one => !onNodes(one)) : controllers);
  const nodes = byIdentity && controllers.some(onNodes);
  return [
    ...(peers.length > 0 ? [allowIngress({ ...subject, peers, ports })] : []),
    ...(nodes ? [ciliumPolicy({ ...subject, ingress: [{ peers: [{ kind: 'nodes' }], ports }] })] : []),
  ];
}
