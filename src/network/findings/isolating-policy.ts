import type { Workload } from '#cluster/workloads.js';
import type { Resource } from '#model/resource.js';
import type { Engine } from '../engine/engine.js';
import type { PolicyChain } from '../engine/policy-chains.js';
import type { NetworkModel } from '../model.js';
import { conditionsOf } from '../policy/label-expression.js';
import type { Policy } from '../policy/policy.js';

/**
 * The network policy of a workload that lacks the rule for whom none lets in: rather one for its pods by their labels, and of those
 * one that lets somebody in already, than the one for all pods of the namespace that denies what nobody allows.
 */
export function isolatedBy(network: NetworkModel, workload: Workload): Resource | undefined {
  const { engine } = network;
  const chain = chainInto(network, workload);
  if (!chain) return undefined;
  const own = isolating(engine, chain).filter(isOfSomePods);
  return (own.find(({ ingress }) => ingress?.rules.length !== 0) ?? own[0])?.source ?? isolatingPolicy(engine, chain);
}

/** All network policies that isolate a workload for what comes in: none of them lets in whom the others do not. */
export function isolatingPolicies(network: NetworkModel, workload: Workload): readonly Resource[] {
  const chain = chainInto(network, workload);
  return chain ? isolating(network.engine, chain).map(({ source }) => source) : [];
}

function chainInto({ engine, byWorkload }: NetworkModel, workload: Workload): PolicyChain | undefined {
  const [pods] = byWorkload.get(workload) ?? [];
  const endpointClass = pods && engine.classes.classOf.get(pods);
  return endpointClass === undefined ? undefined : engine.chainOf('ingress', endpointClass);
}

function isOfSomePods({ subject }: Policy): boolean {
  return conditionsOf(subject).some(({ owner }) => owner === 'pod');
}

/** The network policy that denies what no rule allows: rather one that allows nothing at all. */
export function isolatingPolicy(engine: Engine, chain: PolicyChain): Resource | undefined {
  const { direction } = chain;
  const denying = isolating(engine, chain);
  return (denying.find(one => one[direction]?.rules.length === 0) ?? denying[0])?.source;
}

function isolating(engine: Engine, chain: PolicyChain): readonly Policy[] {
  return policiesIn(engine, chain).filter(one => one[chain.direction]?.isolates === true);
}

/** The policies of a chain, in the order in which they are walked. */
export function policiesIn({ policies }: Engine, { tiers }: PolicyChain): readonly Policy[] {
  return tiers.flatMap(({ entries }) => entries.flatMap(one => policies[one.policy] ?? []));
}

/** Whether some policy of a chain denies what no rule allows. */
export function isIsolating({ tiers }: PolicyChain): boolean {
  return tiers.some(({ end }) => end === 'deny');
}
