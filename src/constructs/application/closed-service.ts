import { ApiObject } from 'cdk8s';
import type { WorkloadConstruct } from '../workload/workload.js';
import type { ApplicationProps } from './application-props.js';

/**
 * A Service that has an address outside the cluster, before pods that no address may reach: the network policies let in whom
 * `calls`, `callers` and `expose` name, and clients outside are none of them.
 */
export function closedService(
  application: WorkloadConstruct,
  { service, callers = [], hostNetwork }: ApplicationProps,
): readonly string[] {
  const { type = 'ClusterIP', externalTraffic } = service ?? {};
  if (type === 'ClusterIP' || hostNetwork === true || callers.some(isAddresses)) return [];
  if (application.node.root.node.findAll().some(one => isOthersPolicy(one, application.namespace))) return [];
  const kept = externalTraffic === 'Local' ? '' : "; with externalTraffic: 'Local' pods see a client's, else a node's";
  return [
    `service.type: a ${type} is reached from outside the cluster, and the network policies let in no address; name those that may come in callers, as cidr('203.0.113.0/24')${kept}`,
  ];
}

function isAddresses(caller: object): boolean {
  return 'kind' in caller && caller.kind === 'addresses';
}

/** A network policy of whatever kind that no construct of ours wrote: it may let addresses in. */
function isOthersPolicy(one: unknown, namespace: string): boolean {
  if (!(one instanceof ApiObject) || !one.kind.endsWith('NetworkPolicy')) return false;
  const { namespace: own = namespace } = one.metadata;
  return own === namespace && one.metadata.getLabel('app.kubernetes.io/managed-by') !== 'gatewright';
}
