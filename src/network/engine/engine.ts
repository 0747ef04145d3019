import { eachMember, has } from '../algebra/bit-set.js';
import type { Move } from './moves.js';
import { movesOf } from './moves.js';
import type { PeerReading } from '../cni/peer-reading.js';
import type { Direction, Policy } from '../policy/policy.js';
import type { Decision, PortStates, StageEnd } from '../algebra/port-states.js';
import { portStates } from '../algebra/port-states.js';
import type { Programme } from './programmes.js';
import { programmesOf, isLocal } from './programmes.js';
import type { Spots } from './spots.js';

/** Decides connections between spots. A decision is a number of `states`. */
export interface Engine {
  readonly spots: Spots;
  readonly policies: readonly Policy[];
  readonly reading: PeerReading;
  readonly states: PortStates;
  /** What applies to a spot; nothing does to addresses outside. */
  programmeOf(direction: Direction, spot: number): Programme | undefined;
  /** What a programme lets through between its pods and one spot. */
  decisionAt(programme: Programme, far: number): number;
  /** The same for every spot. */
  decisionsOf(programme: Programme): Uint32Array;
  /** The rules of a programme, made ready. */
  movesOf(programme: Programme): readonly Move[];
  /** What gets through from spot to spot, as a number; nothing is judged between addresses outside. */
  decisionBetween(from: number, to: number): number;
  between(from: number, to: number): Decision;
}

/** Stages with their rules made ready. */
type Walk = readonly { readonly moves: readonly Move[]; readonly end: StageEnd }[];

/** Policies come in the order in which they are walked. */
export function engineOf(policies: readonly Policy[], spots: Spots, reading: PeerReading): Engine {
  const states = portStates();
  const programmes = {
    ingress: programmesOf(policies, 'ingress', spots, reading),
    egress: programmesOf(policies, 'egress', spots, reading),
  };
  const walkOf = walks(policies, spots, reading, states);
  const decisionAt = (programme: Programme, far: number): number => decide(walkOf(programme), far, states);
  const decisionOf = (direction: Direction, near: number, far: number): number => {
    const programme = programmes[direction][near];
    return programme ? decisionAt(programme, far) : states.everything;
  };
  const decisionBetween = (from: number, to: number): number => {
    if (from >= spots.firstCell && to >= spots.firstCell) return states.nothing;
    return states.meet(decisionOf('egress', from, to), decisionOf('ingress', to, from));
  };
  return {
    spots,
    policies,
    reading,
    states,
    programmeOf: (direction, spot) => programmes[direction][spot],
    decisionAt,
    decisionsOf: programme => decideAll(walkOf(programme), spots.size, states),
    movesOf: programme => walkOf(programme).flatMap(({ moves }) => moves),
    decisionBetween,
    between: (from, to) => states.decision(decisionBetween(from, to)),
  };
}

/** The rules of each programme, made ready when they are first asked for; those of a policy once for all programmes that share them. */
function walks(
  policies: readonly Policy[],
  spots: Spots,
  reading: PeerReading,
  states: PortStates,
): (of: Programme) => Walk {
  const ready = new Map<Programme, Walk>();
  const byPolicy = new Map<string, readonly Move[]>();
  const policyMoves = ({ direction, near }: Programme, policy: number): readonly Move[] => {
    const key = `${direction}/${policy}/${isLocal(policies[policy]?.[direction], direction) ? near : ''}`;
    const rules = policies[policy]?.[direction]?.rules ?? [];
    const known =
      byPolicy.get(key) ?? rules.flatMap(rule => movesOf(rule, direction, near, { spots, reading, states }));
    byPolicy.set(key, known);
    return known;
  };
  return programme => {
    const walk =
      ready.get(programme) ??
      programme.stages.map(({ entries, end }) => ({
        end,
        moves: entries.flatMap(({ policy, sure }) =>
          policyMoves(programme, policy).map(move => (sure ? move : doubted(move))),
        ),
      }));
    ready.set(programme, walk);
    return walk;
  };
}

function doubted(move: Move): Move {
  return { ...move, sure: move.doubtful };
}

function decide(walk: Walk, far: number, states: PortStates): number {
  let state = states.start;
  for (const { moves, end } of walk) {
    for (const { peers, sure, doubtful } of moves) {
      if (has(peers.maybe, far)) state = states.step(state, has(peers.yes, far) ? sure : doubtful);
    }
    state = states.close(state, end);
  }
  return states.decided(state);
}

function decideAll(walk: Walk, size: number, states: PortStates): Uint32Array {
  const row = new Uint32Array(size).fill(states.start);
  for (const { moves, end } of walk) {
    for (const { peers, sure, doubtful } of moves) {
      eachMember(peers.maybe, far => {
        row[far] = states.step(row[far] ?? 0, sure === doubtful || has(peers.yes, far) ? sure : doubtful);
      });
    }
    for (const far of row.keys()) row[far] = states.close(row[far] ?? 0, end);
  }
  return row.map(state => states.decided(state));
}
