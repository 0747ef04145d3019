import type { Workload } from '#cluster/workloads.js';
import { oneOfEachOwner } from '#cluster/workloads.js';
import type { Pods } from '../endpoints/pods.js';
import type { NetworkModel } from '../model.js';

/** The workloads to whose pods no policy applies, in namespaces that have network policies. */
export function unselectedWorkloads(network: NetworkModel): readonly Workload[] {
  const { policies } = network.engine;
  const guarded = new Set(policies.flatMap(one => (one.source.kind === 'NetworkPolicy' ? [one.source.namespace] : [])));
  const open = network.pods.filter(one => !one.hostNetwork && isOpen(network, one));
  return oneOfEachOwner(
    open.flatMap(({ workload }) => (workload && guarded.has(workload.namespace) ? [workload] : [])),
  );
}

/** Nothing at all applies to what comes in. */
function isOpen({ engine }: NetworkModel, pods: Pods): boolean {
  const endpointClass = engine.classes.classOf.get(pods);
  const chain = endpointClass === undefined ? undefined : engine.chainOf('ingress', endpointClass);
  return chain !== undefined && chain.tiers.every(({ entries }) => entries.length === 0);
}
