import { grouped } from '#model/grouped.js';
import type { BitSet } from '../algebra/bit-set.js';
import { eachMember } from '../algebra/bit-set.js';
import type { Engine } from './engine.js';

/** Classes that every policy treats alike, at both ends of a connection. */
export interface EquivalentEndpoints {
  readonly classes: readonly number[];
  /** Any of them. */
  readonly example: number;
}

/** Groups classes: those with the same policies, split wherever some rule means one and not the other. */
export function equivalentEndpoints(engine: Engine, classes: readonly number[]): readonly EquivalentEndpoints[] {
  const groups = refined(engine, classes);
  const members = grouped(classes, endpointClass => groups[endpointClass] ?? 0);
  return [...members.values()].map(list => ({ classes: list, example: list[0] ?? 0 }));
}

function refined(engine: Engine, classes: readonly number[]): Int32Array {
  const groups = startingGroups(engine, classes);
  const sizes: number[] = [];
  for (const endpointClass of classes) sizes[groups[endpointClass] ?? 0] = (sizes[groups[endpointClass] ?? 0] ?? 0) + 1;
  for (const set of [engine.classes.hostNetwork, ...peerSets(engine, classes)]) split(groups, sizes, set);
  return groups;
}

/** Same chains, same group; what is not listed stands in a group of its own. */
function startingGroups(engine: Engine, classes: readonly number[]): Int32Array {
  const numbers = new Map<unknown, number>([[undefined, 0]]);
  const numberOf = (chain: unknown): number => {
    const known = numbers.get(chain) ?? numbers.size;
    numbers.set(chain, known);
    return known;
  };
  const pairs = new Map<string, number>();
  const groups = new Int32Array(engine.classes.size).fill(-1);
  for (const endpointClass of classes) {
    const key = `${numberOf(engine.chainOf('ingress', endpointClass))}/${numberOf(engine.chainOf('egress', endpointClass))}/${endpointClass >= engine.classes.firstCell}`;
    const group = pairs.get(key) ?? pairs.size;
    pairs.set(key, group);
    groups[endpointClass] = group;
  }
  return groups;
}

function peerSets(engine: Engine, classes: readonly number[]): ReadonlySet<BitSet> {
  const chains = new Set(
    classes.flatMap(endpointClass =>
      [engine.chainOf('ingress', endpointClass) ?? [], engine.chainOf('egress', endpointClass) ?? []].flat(),
    ),
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
