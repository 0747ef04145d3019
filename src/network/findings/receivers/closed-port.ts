import type { Workload } from '#cluster/workloads.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { hasPort } from '../../algebra/port-set.js';
import type { Pods } from '../../endpoints/pods.js';
import type { NetworkModel } from '../../model.js';
import { portsAt } from '../../policy/port-match.js';
import { isIsolating, isolatingPolicy, policiesIn } from '../isolating-policy.js';

/** What keeps everybody out of a port. */
export interface ClosedPort {
  /** The rules for what comes in to the pods, none of which opens it. */
  readonly rules: readonly { readonly source: Resource; readonly path: Path }[];
  /** The network policy that isolates the pods, where one does. */
  readonly isolating: Resource | undefined;
}

/** Whether the policies that isolate the pods of a workload let nobody in to a TCP port of any; undefined where it is not closed so. */
export function closedPort(network: NetworkModel, workload: Workload, port: number): ClosedPort | undefined {
  const all = (network.byWorkload.get(workload) ?? []).map(pods => closedAt(network, pods, port));
  return all.includes(undefined) ? undefined : all[0];
}

function closedAt({ engine }: NetworkModel, pods: Pods, port: number): ClosedPort | undefined {
  const endpointClass = engine.classes.classOf.get(pods);
  const chain = endpointClass === undefined ? undefined : engine.chainOf('ingress', endpointClass);
  if (!chain || pods.hostNetwork || !isIsolating(chain)) return undefined;
  const rules = policiesIn(engine, chain).flatMap(({ source, ingress }) =>
    (ingress?.rules ?? []).map(({ path, ports }) => ({ source, path, ports })),
  );
  if (rules.some(({ ports }) => hasPort(portsAt(ports, pods.ports), 'TCP', port))) return undefined;
  return { rules, isolating: isolatingPolicy(engine, chain) };
}
