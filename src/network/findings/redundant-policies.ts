import { grouped, valuesByKey } from '#model/grouped.js';
import type { Resource } from '#model/resource.js';
import { isEmpty } from '../algebra/bit-set.js';
import type { NetworkModel } from '../model.js';
import type { PolicyWords } from './implied-policy.js';
import { impliedBy, wordsOf } from './implied-policy.js';
import { networkPolicies } from './network-policies.js';

/** A network policy that says what others of its namespace say together. */
export interface RedundantPolicy {
  readonly source: Resource;
  readonly others: readonly Resource[];
}

/** The policies that could all go at once: what was found is no reason to find another, of two that say the same one stays. */
export function* redundantPolicies(network: NetworkModel): Generator<RedundantPolicy> {
  const { classes } = network.engine;
  for (const policies of byNamespace(network).values()) {
    const gone = new Set<PolicyWords>();
    const rivals = rivalsIn(policies);
    for (const words of policies.toReversed()) {
      const { policy } = words;
      const others = rivals(words).filter(one => one !== words && !gone.has(one));
      const reasons = impliedBy(words, others);
      if (reasons.length === 0) continue;
      gone.add(words);
      if (isEmpty(classes.select(policy.subject).maybe)) continue;
      yield { source: policy.source, others: reasons.map(one => one.source) };
    }
  }
}

/** Those that may be about all pods that one is about, in their order: what each asks for that fewest ask for, the one asks for, too. */
function rivalsIn(policies: readonly PolicyWords[]): (words: PolicyWords) => readonly PolicyWords[] {
  const places = new Map(policies.map((one, at) => [one, at]));
  const asking = valuesByKey(policies.flatMap(one => [...one.conditions].map(condition => [condition, one] as const)));
  const timesOf = (condition: string): number => asking.get(condition)?.length ?? 0;
  const rarest = ({ conditions }: PolicyWords): string =>
    [...conditions].sort((one, other) => timesOf(one) - timesOf(other))[0] ?? '';
  const byCondition = grouped(policies, rarest);
  return ({ conditions }) =>
    ['', ...conditions]
      .flatMap(one => byCondition.get(one) ?? [])
      .sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
}

function byNamespace(network: NetworkModel): ReadonlyMap<string, readonly PolicyWords[]> {
  return grouped(networkPolicies(network).map(wordsOf), ({ policy }) => policy.source.namespace);
}
