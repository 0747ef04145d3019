import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { settledBy, unsettle } from '../../tree/settlement.js';

/** For whom the network policies at the other end of a call are: they go with it when it is taken out of the tree. */
const others = new WeakMap<IConstruct, IConstruct>();

/** Marks the network policy of one application that is there for another one. */
export function farEndOf(other: IConstruct, policy: ApiObject): void {
  others.set(policy, other);
  unsettle(other);
  settledBy(policy, closeFarEnds);
}

/** What was removed never comes back to its place. */
function closeFarEnds(constructs: readonly IConstruct[]): void {
  const there = new Set(constructs);
  for (const policy of constructs) {
    const other = others.get(policy);
    if (other !== undefined && !there.has(other)) policy.node.scope?.node.tryRemoveChild(policy.node.id);
  }
}
