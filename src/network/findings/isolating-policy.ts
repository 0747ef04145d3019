import type { Workload } from '#cluster/workloads.js';
import type { Resource } from '#model/resource.js';
import type { Engine } from '../engine/engine.js';
import type { PolicyChain } from '../engine/policy-chains.js';
import type { NetworkModel } from '../model.js';
import type { Policy } from '../policy/policy.js';

/** The network policy that keeps out of the pods of a workload whom no rule lets in. */
export function isolatedBy({ engine, byWorkload }: NetworkModel, workload: Workload): Resource | undefined {
  const pods = byWorkload.get(workload);
  const endpointClass = pods && engine.classes.classOf.get(pods);
  const chain = endpointClass === undefined ? undefined : engine.chainOf('ingress', endpointClass);
  return chain && isolatingPolicy(engine, chain);
}

/** The network policy that denies what no rule allows: rather one that allows nothing at all. */
export function isolatingPolicy(engine: Engine, chain: PolicyChain): Resource | undefined {
  const { direction } = chain;
  const denying = policiesIn(engine, chain).filter(
    one => one[direction]?.isolates === true && one.source.kind === 'NetworkPolicy',
  );
  return (denying.find(one => one[direction]?.rules.length === 0) ?? denying[0])?.source;
}

/** The policies of a chain, in the order in which they are walked. */
export function policiesIn({ policies }: Engine, { tiers }: PolicyChain): readonly Policy[] {
  return tiers.flatMap(({ entries }) => entries.flatMap(one => policies[one.policy] ?? []));
}

/** Whether some policy of a chain denies what no rule allows. */
export function isIsolating({ tiers }: PolicyChain): boolean {
  return tiers.some(({ end }) => end === 'deny');
}
