import type { Block } from '#model/addresses/block.js';
import { blockOf } from '#model/addresses/block.js';
import type { AddressCells } from '../algebra/address-cells.js';
import { addressCells } from '../algebra/address-cells.js';
import type { BitSet } from '../algebra/bit-set.js';
import { rangeSet, setOf } from '../algebra/bit-set.js';
import type { LabelCondition, LabelOwner } from '../policy/label-expression.js';
import type { LabelIndex } from './label-index.js';
import { labelIndex } from './label-index.js';
import type { Pods } from '../endpoints/pods.js';
import { mayBePods } from '../algebra/pod-addresses.js';
import type { PodFamilies } from '../endpoints/pod-families.js';
import type { PeerReading } from '../cni/peer-reading.js';
import type { ThreeValuedSet } from '../algebra/three-valued-set.js';
import type { Peer, PeerItem } from '../policy/policy.js';

/** What policies look at: all that can tell two ends of a connection apart. */
export interface Predicates {
  readonly conditions: readonly LabelCondition[];
  readonly portNames: readonly string[];
  readonly blocks: readonly Block[];
}

/**
 * The equivalence classes of endpoints, as far as policies tell them apart: first the classes of pods, then the cells of
 * addresses outside. A class is an index over both.
 */
export interface EndpointClasses {
  readonly size: number;
  readonly podClasses: readonly PodClass[];
  readonly cells: AddressCells;
  /** The class of the first cell. */
  readonly firstCell: number;
  readonly all: BitSet;
  readonly outside: BitSet;
  readonly hostNetwork: BitSet;
  /** Classes of which no address is known, and the others. */
  readonly unaddressed: BitSet;
  readonly addressed: readonly number[];
  /** The cells in which the address of a pod may lie that nobody told, and those in which it has one for certain if they are all meant. */
  readonly cellsOfPods: { readonly possible: BitSet; readonly usual: BitSet };
  readonly families: PodFamilies;
  readonly select: LabelIndex;
  readonly classOf: ReadonlyMap<Pods, number>;
  /** The classes that peers and lists of peers mean, as far as they were asked for. */
  readonly meant: WeakMap<object, Meant>;
}

/** The classes that a peer means as a CNI reads it. */
interface Meant {
  readonly reading: PeerReading;
  readonly set: ThreeValuedSet;
}

/** Pods that no policy tells apart. */
export interface PodClass {
  readonly members: readonly Pods[];
  /** Any of them: what is true of it, as far as policies see, is true of all. */
  readonly example: Pods;
  /** The cells that the addresses of each of them lie in. */
  readonly cells: readonly number[];
}

export function endpointClasses(pods: readonly Pods[], predicates: Predicates, families: PodFamilies): EndpointClasses {
  const cells = addressCells(predicates.blocks);
  const podClasses = classesOf(pods, predicates, cells);
  const firstCell = podClasses.length;
  const size = firstCell + cells.count;
  const where = (test: (one: PodClass) => boolean): BitSet =>
    setOf(
      size,
      [...podClasses.keys()].filter(at => podClasses[at] !== undefined && test(podClasses[at])),
    );
  return {
    size,
    podClasses,
    cells,
    firstCell,
    all: rangeSet(size, 0, size),
    outside: rangeSet(size, firstCell, size),
    hostNetwork: where(({ example }) => example.hostNetwork),
    unaddressed: where(one => one.cells.length === 0),
    addressed: [...podClasses.keys()].filter(at => podClasses[at]?.cells.length !== 0),
    cellsOfPods: cellsOfPods(cells, families, size, firstCell),
    families,
    select: labelIndex(
      podClasses.map(({ example }) => example),
      size,
    ),
    classOf: new Map(podClasses.flatMap(({ members }, at) => members.map(one => [one, at] as const))),
    meant: new WeakMap(),
  };
}

function cellsOfPods(
  cells: AddressCells,
  families: PodFamilies,
  size: number,
  firstCell: number,
): EndpointClasses['cellsOfPods'] {
  const ranges = Array.from({ length: cells.count }, (_, cell) => ({ cell, ranges: cells.rangesOf(cell) }));
  const possible = ranges.filter(one => mayBePods(one.ranges));
  const usual = possible.filter(one => one.ranges.some(({ family }) => families.includes(family)));
  const setOfCells = (list: readonly { readonly cell: number }[]): BitSet =>
    setOf(
      size,
      list.map(({ cell }) => firstCell + cell),
    );
  return { possible: setOfCells(possible), usual: setOfCells(usual) };
}

/** The classes that a peer or a list of peers means, computed once: neither peers nor classes change. */
export function meantBy(
  peers: Peer | readonly PeerItem[],
  { meant }: EndpointClasses,
  reading: PeerReading,
  compute: () => ThreeValuedSet,
): ThreeValuedSet {
  const known = meant.get(peers);
  if (known?.reading === reading) return known.set;
  const set = compute();
  meant.set(peers, { reading, set });
  return set;
}

function classesOf(pods: readonly Pods[], predicates: Predicates, cells: AddressCells): readonly PodClass[] {
  const keys = keysByOwner(predicates.conditions);
  const names = new Set(predicates.portNames);
  const byKey = new Map<
    string,
    { readonly members: Pods[]; readonly example: Pods; readonly cells: readonly number[] }
  >();
  for (const one of pods) {
    const places = placesOf(one, cells);
    const key = [
      one.hostNetwork,
      one.end.kind === 'node',
      places.join(),
      ...labelParts(one, keys),
      portPart(one, names),
    ].join('\n');
    const known = byKey.get(key);
    if (known) known.members.push(one);
    else byKey.set(key, { members: [one], example: one, cells: places });
  }
  return [...byKey.values()];
}

/** A pod in its node's network has the node's address. */
function placesOf({ addresses, hostNetwork, node }: Pods, cells: AddressCells): readonly number[] {
  const host = hostNetwork && node !== undefined ? blockOf(node) : undefined;
  const own = host ? [host] : (addresses ?? []);
  return [
    ...new Set(own.flatMap(block => (block.from === block.to ? [cells.cellOf(block)] : cells.cellsMeeting(block)))),
  ].sort((a, b) => a - b);
}

function keysByOwner(conditions: readonly LabelCondition[]): readonly (readonly [LabelOwner, string])[] {
  const pairs = new Map(conditions.map(({ owner, key }) => [`${owner}/${key}`, [owner, key] as const]));
  return [...pairs.values()];
}

function labelParts({ labels }: Pods, keys: readonly (readonly [LabelOwner, string])[]): readonly string[] {
  return keys.map(([owner, key]) => {
    const value = labels[owner].known.get(key);
    if (value !== undefined) return `=${value}`;
    return labels[owner].varying.has(key) ? '*' : String(labels[owner].open);
  });
}

function portPart({ ports }: Pods, names: ReadonlySet<string>): string {
  const named = ports.filter(({ name }) => name !== undefined && names.has(name));
  return named
    .map(({ name, protocol, port }) => `${name ?? ''}/${protocol}/${port}`)
    .sort()
    .join();
}
