import type { Block } from '../algebra/address.js';
import type { BitSet } from '../algebra/bit-set.js';
import { both, either, emptySet, has, isEmpty, rangeSet, setOf, without } from '../algebra/bit-set.js';
import type { PeerReading } from '../cni/peer-reading.js';
import type { ExceptedBlock, Peer } from '../policy/policy.js';
import type { Spots } from './spots.js';
import type { ThreeValued, ThreeValuedSet } from '../algebra/three-valued.js';
import { bothSets, certain, doubtful, eitherSet, otherThan } from '../algebra/three-valued.js';

/** The spots that a peer means. */
export function peerSet(peer: Peer, spots: Spots, reading: PeerReading): ThreeValuedSet {
  switch (peer.kind) {
    case 'anyone':
      return certain(spots.all);
    case 'outside':
      return certain(spots.outside);
    case 'pods':
      return podsIn(
        spots.select(peer.labels),
        spots.hostNetwork,
        peer.hostNetwork === 'never' ? 'no' : reading.selectorsMeanHostNetwork,
      );
    case 'addresses':
      return addressSet(peer.blocks, spots, peer.pods === 'always' ? networksReading(reading) : reading);
    case 'all':
      return peer.of.map(one => peerSet(one, spots, reading)).reduce(bothSets, certain(spots.all));
    case 'any':
      return eitherSet(
        spots.size,
        peer.of.map(one => peerSet(one, spots, reading)),
      );
    case 'not':
      return otherThan(spots.all, peerSet(peer.of, spots, reading));
    case 'open':
      return doubtful(spots.all);
  }
}

function networksReading(reading: PeerReading): PeerReading {
  return { ...reading, blocksMeanPods: reading.networksMeanPods, blocksMeanNodes: reading.networksMeanPods };
}

/** Leaves pods in the network of their node out, or leaves them open. */
export function podsIn(selected: ThreeValuedSet, hostNetwork: BitSet, meant: 'no' | 'unknown'): ThreeValuedSet {
  const yes = without(selected.yes, hostNetwork);
  if (selected.yes === selected.maybe && (meant === 'no' || isEmpty(hostNetwork))) return certain(yes);
  return { yes, maybe: meant === 'no' ? without(selected.maybe, hostNetwork) : selected.maybe };
}

function addressSet(blocks: readonly ExceptedBlock[], spots: Spots, reading: PeerReading): ThreeValuedSet {
  const cells = blocks.map(one => cellSet(one, spots)).reduce(either, emptySet(spots.size));
  const pods = podsInBlocks(cells, coversEverything(blocks), spots);
  const ordinary = held(
    { yes: without(pods.yes, spots.hostNetwork), maybe: without(pods.maybe, spots.hostNetwork) },
    reading.blocksMeanPods,
  );
  const nodes = held(
    { yes: both(pods.yes, spots.hostNetwork), maybe: both(pods.maybe, spots.hostNetwork) },
    reading.blocksMeanNodes,
  );
  return eitherSet(spots.size, [certain(cells), ordinary, nodes]);
}

function cellSet({ block, except }: ExceptedBlock, spots: Spots): BitSet {
  const span = (one: Block): BitSet => {
    const [from, to] = spots.cells.spanOf(one);
    return rangeSet(spots.size, spots.firstCell + from, spots.firstCell + to);
  };
  return except.map(span).reduce(without, span(block));
}

/** Pods by their addresses; one whose address is not known lies perhaps in any block, and for certain in all of them. */
function podsInBlocks(cells: BitSet, everything: boolean, spots: Spots): ThreeValuedSet {
  const [yes, maybe]: [number[], number[]] = [[], []];
  for (const at of spots.addressed) {
    const own = spots.classes[at]?.cells ?? [];
    const inside = own.filter(cell => has(cells, spots.firstCell + cell)).length;
    if (inside > 0) maybe.push(at);
    if (inside > 0 && inside === own.length) yes.push(at);
  }
  const known = { yes: setOf(spots.size, yes), maybe: setOf(spots.size, maybe) };
  return eitherSet(spots.size, [known, everything ? certain(spots.unaddressed) : doubtful(spots.unaddressed)]);
}

function coversEverything(blocks: readonly ExceptedBlock[]): boolean {
  const whole = blocks.filter(({ block, except }) => block.length === 0 && except.length === 0);
  return new Set(whole.map(({ block }) => block.family)).size === 2;
}

function held(set: ThreeValuedSet, meant: ThreeValued): ThreeValuedSet {
  if (meant === 'yes') return set;
  return meant === 'no' ? certain(new Uint32Array(set.yes.length)) : doubtful(set.maybe);
}
