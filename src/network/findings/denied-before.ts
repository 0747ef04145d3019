import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { has, membersOf } from '../algebra/bit-set.js';
import { intersection } from '../algebra/port-set.js';
import type { Engine } from '../engine/engine.js';
import { rulePeers } from '../engine/compiled-rules.js';
import { peerSet } from '../engine/peer-set.js';
import type { PolicyChain } from '../engine/policy-chains.js';
import type { NetworkModel } from '../model.js';
import type { Direction, Peer, Policy, PolicyRule } from '../policy/policy.js';
import { portsAt } from '../policy/port-match.js';
import { isNetworkPolicy } from './network-policies.js';
import { policiesIn } from '../engine/isolating-policy.js';

/** A peer of a network policy from which nobody gets through: a policy that is asked before denies it. */
export interface DeniedBefore {
  readonly source: Resource;
  readonly path: Path;
  readonly denier: Denier;
}

/** A policy that denies, and where its rule stands. */
export interface Denier {
  readonly source: Resource;
  readonly path: Path;
}

export function deniedBefore({ engine }: NetworkModel): readonly DeniedBefore[] {
  return engine.policies.flatMap((policy, at) =>
    isNetworkPolicy(policy.source)
      ? (['ingress', 'egress'] as const).flatMap(direction => deniedIn(engine, policy, at, direction))
      : [],
  );
}

function deniedIn(engine: Engine, policy: Policy, at: number, direction: Direction): readonly DeniedBefore[] {
  const chains = overruled(engine, at, policy, direction);
  const rules = chains.length === 0 ? [] : (policy[direction]?.rules ?? []);
  return rules.flatMap(peersWithPorts).flatMap(({ peer, path, ports }) => {
    const denier = denierOf(engine, chains, peer, ports);
    return denier ? [{ source: policy.source, path, denier }] : [];
  });
}

/** What applies to the pods of a policy, where each of them is under a policy that denies before it; else nothing. */
function overruled(engine: Engine, at: number, { subject }: Policy, direction: Direction): readonly PolicyChain[] {
  const classes = membersOf(engine.classes.select(subject).yes);
  const chains = [...new Set(classes.flatMap(endpointClass => engine.chainOf(direction, endpointClass) ?? []))].filter(
    ({ tiers }) => tiers.some(({ entries }) => entries.some(one => one.sure && one.policy === at)),
  );
  return chains.every(one => denials(engine, one).length > 0) ? chains : [];
}

interface Denial {
  readonly source: Resource;
  readonly rule: PolicyRule;
}

/** The rules that deny before network policies are asked. */
function denials(engine: Engine, chain: PolicyChain): readonly Denial[] {
  const policies = policiesIn(engine, chain);
  const start = policies.findIndex(one => one.tier.name === 'default');
  return policies
    .slice(0, Math.max(0, start))
    .flatMap(({ source, [chain.direction]: side }) =>
      (side?.rules ?? []).flatMap(rule => (rule.action === 'deny' ? [{ source, rule }] : [])),
    );
}

interface PeerWithPorts {
  readonly peer: Peer;
  readonly path: Path;
  readonly ports: PolicyRule['ports'];
}

function peersWithPorts({ peers, ports }: PolicyRule): readonly PeerWithPorts[] {
  return peers.map(({ peer, path }) => ({ peer, path, ports }));
}

/** Who denies, where nothing gets through to any pod of the policy from any class of the peer. */
function denierOf(
  engine: Engine,
  chains: readonly PolicyChain[],
  peer: Peer,
  ports: PolicyRule['ports'],
): Denier | undefined {
  const { classes, reading } = engine;
  const far = membersOf(peerSet(peer, classes, reading).yes);
  const [chain, other] = [chains[0], far[0]];
  if (!chain || other === undefined) return undefined;
  if (!chains.every(one => far.every(endpointClass => isDenied(engine, one, endpointClass, ports)))) return undefined;
  const denial = denials(engine, chain).find(({ rule }) => has(rulePeers(rule, classes, reading).maybe, other));
  return denial && { source: denial.source, path: denial.rule.path };
}

/** Whether none of the ports that a rule speaks of gets through; ports are the receiving pod's. */
function isDenied(engine: Engine, chain: PolicyChain, far: number, ports: PolicyRule['ports']): boolean {
  const receiving = chain.direction === 'ingress' ? chain.near : far;
  const asked = portsAt(ports, engine.classes.podClasses[receiving]?.example.ports ?? []);
  const { maybe } = engine.states.decision(engine.decisionAt(chain, far));
  return asked.length > 0 && intersection(maybe, asked).length === 0;
}
