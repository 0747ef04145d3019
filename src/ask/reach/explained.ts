import type { End, NetworkModel, Protocol, SideExplanation, SmallestChange, Verdict } from '#network/index.js';
import { explanationOf, smallestChange } from '#network/index.js';

/** A question about one connection with its verdict. */
export interface Answered {
  readonly from: End;
  readonly to: End;
  readonly port?: number;
  readonly protocol?: Protocol;
  readonly verdict: Verdict;
}

/** Why an answer is as it is, rule by rule, and what would turn it. */
export interface Explained {
  readonly explanation: readonly SideExplanation[];
  readonly turning?: SmallestChange;
}

/** Explains the first pair of pods or addresses that the ends mean; undefined where an end means none. */
export function explained(network: NetworkModel, { verdict, ...question }: Answered): Explained | undefined {
  const explanation = explanationOf(network, question);
  if (!explanation) return undefined;
  const turning = verdict.verdict === 'unknown' ? undefined : smallestChange(network, question, verdict.verdict);
  return { explanation, ...(turning && { turning }) };
}
