import type { Workload } from '#cluster/workloads.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { membersOf } from '../algebra/bit-set.js';
import type { BitSet } from '../algebra/bit-set.js';
import { conditionsOf } from '../policy/label-expression.js';
import type { NetworkModel } from '../model.js';
import { peerSet } from '../engine/peer-set.js';
import type { Direction, PeerItem, PolicyRule } from '../policy/policy.js';
import { portsAt } from '../policy/port-match.js';
import { isIsolating, isolatingPolicy } from '../engine/isolating-policy.js';
import { podPolicies } from './network-policies.js';
import { intersection } from '../algebra/port-set.js';

/** A peer that a rule lets through, and of which no pod is let through at its own end. */
export interface OneSidedAllow {
  readonly source: Resource;
  readonly path: Path;
  /** Of the pods that the policy selects. */
  readonly near: Workload;
  /** Of the pods of the peer. */
  readonly far: Workload;
  /** The network policy that denies at the far end. */
  readonly denying: Resource;
}

/** The connections that network policies open in one direction only. */
export function* oneSidedAllows(network: NetworkModel, direction: Direction): Generator<OneSidedAllow> {
  for (const policy of podPolicies(network)) {
    const near = workloadClasses(network, network.engine.classes.select(policy.subject).yes);
    for (const one of policy[direction]?.rules ?? []) {
      if (one.action !== 'allow') continue;
      for (const item of one.peers)
        yield* shut(network, direction, { source: policy.source, ports: one.ports, item, near });
    }
  }
}

/** What a rule lets through: of the pods that its policy selects, one of its peers. */
interface Allow {
  readonly source: Resource;
  readonly ports: PolicyRule['ports'];
  readonly item: PeerItem;
  readonly near: readonly number[];
}

function* shut(
  network: NetworkModel,
  direction: Direction,
  { source, ports, item, near }: Allow,
): Generator<OneSidedAllow> {
  const { engine } = network;
  // Who means every pod of a namespace means those, too, that take no part.
  if (item.peer.kind !== 'pods' || !conditionsOf(item.peer.labels).some(one => one.owner === 'pod')) return;
  const far = workloadClasses(network, peerSet(item.peer, engine.classes, engine.reading).yes);
  const isOpen = far.some(one => near.some(other => isLetThrough(network, direction, one, other, ports)));
  const [nearOne, farOne] = [workloadAt(network, near[0]), workloadAt(network, far[0])];
  const chain = isOpen || far[0] === undefined ? undefined : engine.chainOf(opposite[direction], far[0]);
  const denying = chain && isolatingPolicy(engine, chain);
  if (nearOne && farOne && denying) yield { source, path: item.path, near: nearOne, far: farOne, denying };
}

const opposite = { ingress: 'egress', egress: 'ingress' } as const;

function workloadClasses({ engine: { classes } }: NetworkModel, set: BitSet): readonly number[] {
  return membersOf(set).filter(endpointClass => classes.podClasses[endpointClass]?.example.workload !== undefined);
}

function workloadAt({ engine: { classes } }: NetworkModel, endpointClass: number | undefined): Workload | undefined {
  return endpointClass === undefined ? undefined : classes.podClasses[endpointClass]?.example.workload;
}

/** Whether the policies of the far end let through what a rule of this direction is for; ports are the receiving pod's. */
function isLetThrough(
  { engine }: NetworkModel,
  direction: Direction,
  far: number,
  near: number,
  ports: PolicyRule['ports'],
): boolean {
  const chain = engine.chainOf(opposite[direction], far);
  if (!chain || !isIsolating(chain)) return true;
  const { maybe } = engine.states.decision(engine.decisionAt(chain, near));
  const receiving = direction === 'ingress' ? near : far;
  const asked = portsAt(ports, engine.classes.podClasses[receiving]?.example.ports ?? []);
  return asked.length === 0 || intersection(maybe, asked).length > 0;
}
