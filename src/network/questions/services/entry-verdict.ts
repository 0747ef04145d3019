import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { Endpoint } from '../../endpoints/endpoint.js';
import type { NetworkModel } from '../../model.js';
import type { PairVerdict } from '../pair-verdict.js';

/**
 * What comes from outside enters at a node port or a load balancer. Unless the Service keeps the traffic on the node where it
 * arrives, the node's address takes the place of the client's, and what a pod's own node sends always arrives.
 * (kubernetes/website, content/en/docs/tutorials/services/source-ip.md; staging/src/k8s.io/api/core/v1/types.go, ServiceExternalTrafficPolicy)
 */
export function entryVerdict(
  service: Resource,
  arrive: (from: readonly Endpoint[]) => PairVerdict,
  outside: readonly Endpoint[],
  model: NetworkModel,
): PairVerdict {
  const { type, externalTrafficPolicy } = specOf(service);
  const name = `${service.namespace}/${service.name}`;
  if (type !== 'NodePort' && type !== 'LoadBalancer') {
    return {
      verdict: 'denied',
      because: [{ at: service.locate(['spec', 'type']), says: `Service ${name} has no address outside the cluster` }],
    };
  }
  const at = service.locate(['spec', 'externalTrafficPolicy']);
  if (externalTrafficPolicy === 'Local') {
    const kept = arrive(outside);
    return { ...kept, because: [{ at, says: `Service ${name} keeps the addresses of its clients` }, ...kept.because] };
  }
  const endpointClass = model.engine.classes.classOf.get(model.node) ?? 0;
  const replaced = arrive([{ endpointClass, pods: model.node }]);
  const reason = { at, says: `Service ${name} replaces the addresses of its clients by those of nodes` };
  if (replaced.verdict === 'allowed') return { ...replaced, because: [reason, ...replaced.because] };
  return {
    verdict: 'unknown',
    code: 'source-address',
    reason: `${reason.says}, and a node always reaches its own pods`,
    because: [reason, ...replaced.because],
  };
}
