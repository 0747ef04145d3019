import type { Workload } from '#cluster/workloads.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { hasPort } from '../algebra/port-set.js';
import type { Pods } from '../endpoints/pods.js';
import { isIsolating, isolatingIn, isolatingPolicy, policiesIn } from '../engine/isolating-policy.js';
import type { PolicyChain } from '../engine/policy-chains.js';
import type { NetworkModel } from '../model.js';
import { conditionsOf } from '../policy/label-expression.js';
import type { Policy } from '../policy/policy.js';
import { portsAt } from '../policy/port-match.js';

/** The network policies that isolate the pods of a workload for what comes in. */
export interface Isolation {
  /**
   * The one that lacks the rule for whom none lets in: rather one for its pods by their labels, and of those one that lets somebody in
   * already, than the one for all pods of the namespace that denies what nobody allows.
   */
  readonly lacking: Resource;
  /** The others: none of them lets in whom it does not. */
  readonly others: readonly Resource[];
}

/** Which network policies isolate a workload; undefined where none does. */
export function isolationOf(network: NetworkModel, workload: Workload): Isolation | undefined {
  const { engine } = network;
  const [pods] = network.byWorkload.get(workload) ?? [];
  const chain = pods && chainInto(network, pods);
  if (!chain) return undefined;
  const all = isolatingIn(engine, chain);
  const own = all.filter(isOfSomePods);
  const lacking =
    (own.find(({ ingress }) => ingress?.rules.length !== 0) ?? own[0])?.source ?? isolatingPolicy(engine, chain);
  return lacking && { lacking, others: all.flatMap(({ source }) => (source === lacking ? [] : [source])) };
}

function chainInto({ engine }: NetworkModel, pods: Pods): PolicyChain | undefined {
  const endpointClass = engine.classes.classOf.get(pods);
  return endpointClass === undefined ? undefined : engine.chainOf('ingress', endpointClass);
}

function isOfSomePods({ subject }: Policy): boolean {
  return conditionsOf(subject).some(({ owner }) => owner === 'pod');
}

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

function closedAt(network: NetworkModel, pods: Pods, port: number): ClosedPort | undefined {
  const { engine } = network;
  const chain = chainInto(network, pods);
  if (!chain || pods.hostNetwork || !isIsolating(chain)) return undefined;
  const rules = policiesIn(engine, chain).flatMap(({ source, ingress }) =>
    (ingress?.rules ?? []).map(({ path, ports }) => ({ source, path, ports })),
  );
  if (rules.some(({ ports }) => hasPort(portsAt(ports, pods.ports), 'TCP', port))) return undefined;
  return { rules, isolating: isolatingPolicy(engine, chain) };
}
