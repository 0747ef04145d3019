import type { Workload } from '#cluster/workloads.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { membersOf } from '../algebra/bit-set.js';
import type { NetworkModel } from '../model.js';
import type { Direction, Policy } from '../policy/policy.js';
import { isIsolating, policiesIn } from '../engine/isolating-policy.js';
import { podPolicies } from './network-policies.js';

/** A policy that only denies something, and by that denies everything: nothing else is allowed to its pods. */
export interface LoneDenial {
  readonly source: Resource;
  /** Its first rule. */
  readonly path: Path;
  readonly direction: Direction;
  readonly workload: Workload;
}

export function loneDenials(network: NetworkModel): readonly LoneDenial[] {
  return podPolicies(network).flatMap(policy =>
    (['ingress', 'egress'] as const).flatMap(direction => deniedBy(network, policy, direction) ?? []),
  );
}

function deniedBy({ engine }: NetworkModel, policy: Policy, direction: Direction): LoneDenial | undefined {
  const { source, subject, [direction]: side } = policy;
  const [first] = side?.rules ?? [];
  if (!first || side?.isolates !== true || side.rules.some(({ action }) => action !== 'deny')) return undefined;
  for (const endpointClass of membersOf(engine.classes.select(subject).yes)) {
    const workload = engine.classes.podClasses[endpointClass]?.example.workload;
    const chain = engine.chainOf(direction, endpointClass);
    if (!workload || !chain || !isIsolating(chain)) continue;
    const rules = policiesIn(engine, chain).flatMap(one => one[direction]?.rules ?? []);
    if (rules.every(({ action }) => action === 'deny')) return { source, path: first.path, direction, workload };
  }
  return undefined;
}
