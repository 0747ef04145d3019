import { eachMember, has } from '../algebra/bit-set.js';
import type { CompiledRule } from './compiled-rules.js';
import { compiledRules } from './compiled-rules.js';
import type { PeerReading } from '../cni/peer-reading.js';
import type { Direction, Policy } from '../policy/policy.js';
import type { Decision, TierEnd } from '../algebra/port-standing.js';
import type { PortStates } from '../algebra/port-states.js';
import { portStates } from '../algebra/port-states.js';
import type { PolicyChain } from './policy-chains.js';
import { policyChains, isLocal } from './policy-chains.js';
import type { EndpointClasses } from './endpoint-classes.js';

/** Decides connections between classes of endpoints. A decision is a number of `states`. */
export interface Engine {
  readonly classes: EndpointClasses;
  readonly policies: readonly Policy[];
  readonly reading: PeerReading;
  readonly states: PortStates;
  /** What applies to a class; nothing does to addresses outside. */
  chainOf(direction: Direction, endpointClass: number): PolicyChain | undefined;
  /** What a chain lets through between its pods and one class. */
  decisionAt(chain: PolicyChain, far: number): number;
  /** The same for every class. */
  decisionsOf(chain: PolicyChain): Uint32Array;
  /** The rules of a chain, compiled. */
  compiledRules(chain: PolicyChain): readonly CompiledRule[];
  /** What gets through from class to class, as a number; nothing is judged between addresses outside. */
  decisionBetween(from: number, to: number): number;
  between(from: number, to: number): Decision;
}

/** A chain whose rules are compiled. */
type CompiledChain = readonly { readonly compiled: readonly CompiledRule[]; readonly end: TierEnd }[];

/** Policies come in the order in which they are walked. */
export function engineOf(policies: readonly Policy[], classes: EndpointClasses, reading: PeerReading): Engine {
  const states = portStates();
  const chains = {
    ingress: policyChains(policies, 'ingress', classes, reading),
    egress: policyChains(policies, 'egress', classes, reading),
  };
  const compiledOf = compiledChains(policies, classes, reading, states);
  const decisionAt = (chain: PolicyChain, far: number): number => {
    const decision = decide(compiledOf(chain), far, states);
    return mayShareNode(chain, far, classes) ? states.loosened(decision) : decision;
  };
  const decisionOf = (direction: Direction, near: number, far: number): number => {
    const chain = chains[direction][near];
    return chain ? decisionAt(chain, far) : states.everything;
  };
  const decisionBetween = (from: number, to: number): number => {
    if (from >= classes.firstCell && to >= classes.firstCell) return states.nothing;
    return states.meet(decisionOf('egress', from, to), decisionOf('ingress', to, from));
  };
  return {
    classes,
    policies,
    reading,
    states,
    chainOf: (direction, endpointClass) => chains[direction][endpointClass],
    decisionAt,
    decisionsOf: chain =>
      decideAll(compiledOf(chain), classes.size, states).map((decision, far) =>
        mayShareNode(chain, far, classes) ? states.loosened(decision) : decision,
      ),
    compiledRules: chain => compiledOf(chain).flatMap(({ compiled }) => compiled),
    decisionBetween,
    between: (from, to) => states.decision(decisionBetween(from, to)),
  };
}

/**
 * What comes from the network of a node reaches the pods of that node whatever policies say, and on which node pods run is decided
 * as they start. (kubernetes v1.36, staging/src/k8s.io/api/networking/v1/types.go, NetworkPolicyIngressRule)
 */
function mayShareNode({ direction }: PolicyChain, far: number, { hostNetwork }: EndpointClasses): boolean {
  return direction === 'ingress' && has(hostNetwork, far);
}

/** The rules of each chain, compiled when they are first asked for; those of a policy once for all chains that share them. */
function compiledChains(
  policies: readonly Policy[],
  classes: EndpointClasses,
  reading: PeerReading,
  states: PortStates,
): (of: PolicyChain) => CompiledChain {
  const ready = new Map<PolicyChain, CompiledChain>();
  const byPolicy = new Map<string, readonly CompiledRule[]>();
  const policyRules = ({ direction, near }: PolicyChain, policy: number): readonly CompiledRule[] => {
    const key = `${direction}/${policy}/${isLocal(policies[policy]?.[direction], direction) ? near : ''}`;
    const rules = policies[policy]?.[direction]?.rules ?? [];
    const known =
      byPolicy.get(key) ?? rules.flatMap(rule => compiledRules(rule, direction, near, { classes, reading, states }));
    byPolicy.set(key, known);
    return known;
  };
  return chain => {
    const made =
      ready.get(chain) ??
      chain.tiers.map(({ entries, end }) => ({
        end,
        compiled: entries.flatMap(({ policy, sure }) =>
          policyRules(chain, policy).map(one => (sure ? one : doubted(one))),
        ),
      }));
    ready.set(chain, made);
    return made;
  };
}

function doubted(rule: CompiledRule): CompiledRule {
  return { ...rule, sure: rule.doubtful };
}

function decide(chain: CompiledChain, far: number, states: PortStates): number {
  let state = states.start;
  for (const { compiled, end } of chain) {
    for (const { peers, sure, doubtful } of compiled) {
      if (has(peers.maybe, far)) state = states.step(state, has(peers.yes, far) ? sure : doubtful);
    }
    state = states.close(state, end);
  }
  return states.decided(state);
}

function decideAll(chain: CompiledChain, size: number, states: PortStates): Uint32Array {
  const row = new Uint32Array(size).fill(states.start);
  for (const { compiled, end } of chain) {
    for (const { peers, sure, doubtful } of compiled) {
      eachMember(peers.maybe, far => {
        row[far] = states.step(row[far] ?? 0, sure === doubtful || has(peers.yes, far) ? sure : doubtful);
      });
    }
    for (const far of row.keys()) row[far] = states.close(row[far] ?? 0, end);
  }
  return row.map(state => states.decided(state));
}
