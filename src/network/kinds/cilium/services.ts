import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { JsonObject } from '#model/json.js';
import { isObject, objectOf, textOf } from '#model/json.js';
import { serviceSelector } from '#cluster/services.js';
import type { Resource } from '#model/resource.js';
import { labelsOf } from '#model/resource.js';
import type { ThreeValued } from '#model/three-valued.js';
import { labelsFrom } from '../../policy/known-labels.js';
import { holds } from '../../policy/label-expression.js';
import { listedEndpoints } from '../../policy/listed-endpoints.js';
import { selectorExpression } from '../../policy/label-selector.js';
import type { Peer } from '../../policy/policy.js';
import { blocksPeer } from './blocks.js';
import { peerSelector } from './selector.js';

/**
 * Whom an item of `toServices` means: the pods that a Service selects, and of a Service without selector the addresses that are
 * listed for it, which are neither pods nor nodes. (cilium v1.20.2, pkg/policy/k8s/service.go, processRule; before 1.17 Services
 * with a selector mean nobody)
 */
export function servicesPeer(item: JsonObject, cluster: Cluster, meanPods: boolean): Peer {
  const services = ofKind(cluster, '', 'Service').filter(one => isMeant(item, one) === true);
  if (services.length === 0)
    return cluster.complete ? { kind: 'any', of: [] } : open('the Service is not among the manifests');
  const peers = services.map(service => peerOf(service, cluster, meanPods));
  const [first] = peers;
  return first && peers.length === 1 ? first : { kind: 'any', of: peers };
}

/** By name or by labels; without a namespace, in any. */
function isMeant({ k8sService, k8sServiceSelector }: JsonObject, service: Resource): ThreeValued {
  const wanted = isObject(k8sServiceSelector) ? k8sServiceSelector : objectOf(k8sService);
  const namespace = textOf(wanted['namespace']) ?? '';
  if (namespace !== '' && namespace !== service.namespace) return false;
  if (!isObject(k8sServiceSelector)) return textOf(wanted['serviceName']) === service.name;
  return holds(selectorExpression(wanted['selector'], 'pod'), () => labelsFrom(labelsOf(service)));
}

function peerOf(service: Resource, cluster: Cluster, meanPods: boolean): Peer {
  const selector = serviceSelector(service);
  if (Object.keys(selector).length === 0) return listedPeer(service, cluster);
  if (!meanPods) return { kind: 'any', of: [] };
  return { kind: 'pods', hostNetwork: 'never', labels: peerSelector({ matchLabels: selector }, service.namespace) };
}

function listedPeer({ namespace, name }: Resource, cluster: Cluster): Peer {
  const addresses = listedEndpoints(cluster, namespace, name).flatMap(one => one.addresses);
  if (addresses.length > 0) return blocksPeer(addresses, []);
  return cluster.complete
    ? { kind: 'any', of: [] }
    : { kind: 'all', of: [{ kind: 'outside' }, open('the endpoints of the Service are not among the manifests')] };
}

function open(because: string): Peer {
  return { kind: 'open', code: 'unread-condition', because };
}
