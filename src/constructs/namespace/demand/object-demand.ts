import type { ApiObject } from 'cdk8s';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import { amountIn } from '../../workload/quantities/quantity.js';
import { countName } from './quota-names.js';
import type { Usage } from './usage.js';

/** That an object is there counts. (kubernetes v1.36, staging/src/k8s.io/apiserver/pkg/quota/v1/generic/evaluator.go: ObjectCountQuotaResourceNameFor) */
export function countDemand({ apiGroup, kind }: ApiObject): Usage {
  return { [countName(apiGroup, kind)]: 1 };
}

/**
 * What a Service uses beside itself: a load balancer, ports of all nodes.
 * (kubernetes v1.36, pkg/quota/v1/evaluator/core/services.go: Usage)
 */
export function serviceDemand({ kind, spec }: JsonObject): Usage {
  if (kind !== 'Service') return {};
  const { type, ports, allocateLoadBalancerNodePorts } = objectOf(spec);
  if (type === 'NodePort') return { 'services.nodeports': itemsOf(ports).length };
  if (type !== 'LoadBalancer') return {};
  const held = itemsOf(ports).filter(
    one => allocateLoadBalancerNodePorts !== false || objectOf(one)['nodePort'] !== undefined,
  );
  return { 'services.loadbalancers': 1, 'services.nodeports': held.length };
}

/**
 * What a claim uses, of all storage and of its class.
 * (kubernetes v1.36, pkg/quota/v1/evaluator/core/persistent_volume_claims.go: Usage)
 */
export function claimDemand({ kind, spec }: JsonObject): Usage {
  if (kind !== 'PersistentVolumeClaim') return {};
  const { resources, storageClassName } = objectOf(spec);
  const size = amountIn(objectOf(objectOf(resources)['requests'])['storage']) ?? 0;
  const name = textOf(storageClassName);
  const own = { [countName('core', 'PersistentVolumeClaim')]: 1, 'requests.storage': size };
  if (name === undefined || name === '') return own;
  const ofClass = `${name}.storageclass.storage.k8s.io/`;
  return { ...own, [`${ofClass}persistentvolumeclaims`]: 1, [`${ofClass}requests.storage`]: size };
}
