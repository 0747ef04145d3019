import { grouped } from '#model/grouped.js';
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
    let left = policies;
    for (const words of policies.toReversed()) {
      const { policy } = words;
      const others = left.filter(one => one !== words);
      const reasons = impliedBy(words, others);
      if (reasons.length === 0) continue;
      left = others;
      if (isEmpty(classes.select(policy.subject).maybe)) continue;
      yield { source: policy.source, others: reasons.map(one => one.source) };
    }
  }
}

function byNamespace(network: NetworkModel): ReadonlyMap<string, readonly PolicyWords[]> {
  return grouped(networkPolicies(network).map(wordsOf), ({ policy }) => policy.source.namespace);
}
