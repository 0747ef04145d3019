import type { Resource } from '#model/resource.js';
import type { Policy } from '../policy/policy.js';
import type { Engine } from './engine.js';
import type { PolicyChain } from './policy-chains.js';

/** The network policy that denies what no rule allows: rather one that allows nothing at all. */
export function isolatingPolicy(engine: Engine, chain: PolicyChain): Resource | undefined {
  const { direction } = chain;
  const denying = isolatingIn(engine, chain);
  return (denying.find(one => one[direction]?.rules.length === 0) ?? denying[0])?.source;
}

/** All policies of a chain that isolate its pods: none of them lets through what the others do not. */
export function isolatingIn(engine: Engine, chain: PolicyChain): readonly Policy[] {
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
