import type { BitSet } from '../algebra/bit-set.js';
import { eachMember } from '../algebra/bit-set.js';
import type { Engine } from './engine.js';

/** Spots that every policy treats alike, at both ends of a connection. */
export interface EquivalentEndpoints {
  readonly spots: readonly number[];
  /** Any of them. */
  readonly example: number;
}

/** Groups spots: those with the same policies, split wherever some rule means one and not the other. */
export function equivalentEndpoints(engine: Engine, spots: readonly number[]): readonly EquivalentEndpoints[] {
  const groups = refined(engine, spots);
  const members = new Map<number, number[]>();
  for (const spot of spots) {
    const group = groups[spot] ?? 0;
    const list = members.get(group);
    if (list) list.push(spot);
    else members.set(group, [spot]);
  }
  return [...members.values()].map(list => ({ spots: list, example: list[0] ?? 0 }));
}

function refined(engine: Engine, spots: readonly number[]): Int32Array {
  const groups = startingGroups(engine, spots);
  const sizes: number[] = [];
  for (const spot of spots) sizes[groups[spot] ?? 0] = (sizes[groups[spot] ?? 0] ?? 0) + 1;
  for (const set of peerSets(engine, spots)) split(groups, sizes, set);
  return groups;
}

/** Same chains, same group; what is not listed stands in a group of its own. */
function startingGroups(engine: Engine, spots: readonly number[]): Int32Array {
  const numbers = new Map<unknown, number>([[undefined, 0]]);
  const numberOf = (chain: unknown): number => {
    const known = numbers.get(chain) ?? numbers.size;
    numbers.set(chain, known);
    return known;
  };
  const pairs = new Map<string, number>();
  const groups = new Int32Array(engine.spots.size).fill(-1);
  for (const spot of spots) {
    const key = `${numberOf(engine.chainOf('ingress', spot))}/${numberOf(engine.chainOf('egress', spot))}/${spot >= engine.spots.firstCell}`;
    const group = pairs.get(key) ?? pairs.size;
    pairs.set(key, group);
    groups[spot] = group;
  }
  return groups;
}

function peerSets(engine: Engine, spots: readonly number[]): ReadonlySet<BitSet> {
  const chains = new Set(
    spots.flatMap(spot => [engine.chainOf('ingress', spot) ?? [], engine.chainOf('egress', spot) ?? []].flat()),
  );
  const sets = new Set<BitSet>();
  for (const chain of chains) {
    for (const { peers } of engine.compiledRules(chain)) {
      sets.add(peers.yes);
      sets.add(peers.maybe);
    }
  }
  return sets;
}

/** Members of the set leave a group unless all of the group is in the set. */
function split(groups: Int32Array, sizes: number[], set: BitSet): void {
  const hits = new Map<number, number[]>();
  eachMember(set, member => {
    const group = groups[member] ?? -1;
    if (group < 0) return;
    const list = hits.get(group);
    if (list) list.push(member);
    else hits.set(group, [member]);
  });
  for (const [group, members] of hits) {
    const size = sizes[group] ?? 0;
    if (members.length === size) continue;
    sizes[group] = size - members.length;
    const next = sizes.push(members.length) - 1;
    for (const member of members) groups[member] = next;
  }
}
