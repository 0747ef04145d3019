import type { IConstruct } from 'constructs';
import { objectsOfKind } from '../../tree/objects-of-kind.js';
import { seenIn } from '../../tree/seen.js';
import type { WorkloadConstruct } from '../../workload/workload.js';
import type { ApplicationProps } from '../application-props.js';

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
  const others = seenIn(application, othersPolicies);
  if (others.has(application.namespace) || others.has(undefined)) return [];
  const kept = externalTraffic === 'Local' ? '' : "; with externalTraffic: 'Local' pods see a client's, else a node's";
  return [
    `service.type: a ${type} is reached from outside the cluster, and the network policies let in no address; name those that may come in callers, as cidr('203.0.113.0/24')${kept}`,
  ];
}

function isAddresses(caller: object): boolean {
  return 'kind' in caller && caller.kind === 'addresses';
}

/**
 * The namespaces of network policies, of whatever kind, that no construct of ours wrote: they may let addresses in. Undefined: of
 * some the namespace is not said.
 */
function othersPolicies(constructs: readonly IConstruct[]): ReadonlySet<string | undefined> {
  const policies = objectsOfKind(constructs, kind => kind.endsWith('NetworkPolicy'));
  const others = policies.filter(one => one.metadata.getLabel('app.kubernetes.io/managed-by') !== 'gatewright');
  return new Set(others.map(one => one.metadata.namespace));
}
