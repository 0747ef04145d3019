import type { Block } from '#model/addresses/block.js';
import type { BitSet } from '../algebra/bit-set.js';
import { both, either, emptySet, has, isEmpty, rangeSet, setOf, without } from '../algebra/bit-set.js';
import type { PeerReading } from '../cni/peer-reading.js';
import type { ExceptedBlock, Peer } from '../policy/policy.js';
import type { EndpointClasses } from './endpoint-classes.js';
import { meantBy } from './endpoint-classes.js';
import type { ThreeValued } from '#model/three-valued.js';
import type { ThreeValuedSet } from '../algebra/three-valued-set.js';
import { allSets, certain, doubtful, eitherSet, otherThan } from '../algebra/three-valued-set.js';

/** The classes that a peer means; asked again, the same set. */
export function peerSet(peer: Peer, classes: EndpointClasses, reading: PeerReading): ThreeValuedSet {
  return meantBy(peer, classes, reading, () => setOfPeer(peer, classes, reading));
}

function setOfPeer(peer: Peer, classes: EndpointClasses, reading: PeerReading): ThreeValuedSet {
  switch (peer.kind) {
    case 'anyone':
      return certain(classes.all);
    case 'outside':
      return certain(classes.outside);
    case 'pods':
      return podsIn(
        classes.select(peer.labels),
        classes.hostNetwork,
        peer.hostNetwork === 'never' ? false : reading.selectorsMeanHostNetwork,
      );
    case 'addresses':
      return addressSet(peer.blocks, classes, peer.pods === 'always' ? networksReading(reading) : reading);
    case 'all':
      return allSets(
        classes.all,
        peer.of.map(one => peerSet(one, classes, reading)),
      );
    case 'any':
      return eitherSet(
        classes.size,
        peer.of.map(one => peerSet(one, classes, reading)),
      );
    case 'not':
      return otherThan(classes.all, peerSet(peer.of, classes, reading));
    case 'open':
      return doubtful(classes.all);
  }
}

function networksReading(reading: PeerReading): PeerReading {
  return { ...reading, blocksMeanPods: reading.networksMeanPods, blocksMeanNodes: reading.networksMeanPods };
}

/** Leaves pods in the network of their node out, or leaves them open. */
export function podsIn(selected: ThreeValuedSet, hostNetwork: BitSet, meant: false | 'unknown'): ThreeValuedSet {
  if (isEmpty(hostNetwork)) return selected;
  const yes = without(selected.yes, hostNetwork);
  if (selected.yes === selected.maybe && meant === false) return certain(yes);
  return { yes, maybe: meant === false ? without(selected.maybe, hostNetwork) : selected.maybe };
}

function addressSet(blocks: readonly ExceptedBlock[], classes: EndpointClasses, reading: PeerReading): ThreeValuedSet {
  const cells = blocks.map(one => cellSet(one, classes)).reduce(either, emptySet(classes.size));
  const pods = podsInBlocks(cells, classes);
  const ordinary = held(
    { yes: without(pods.yes, classes.hostNetwork), maybe: without(pods.maybe, classes.hostNetwork) },
    reading.blocksMeanPods,
  );
  const nodes = held(
    { yes: both(pods.yes, classes.hostNetwork), maybe: both(pods.maybe, classes.hostNetwork) },
    reading.blocksMeanNodes,
  );
  return eitherSet(classes.size, [certain(cells), ordinary, nodes]);
}

function cellSet({ block, except }: ExceptedBlock, classes: EndpointClasses): BitSet {
  const span = (one: Block): BitSet => {
    const [from, to] = classes.cells.spanOf(one);
    return rangeSet(classes.size, classes.firstCell + from, classes.firstCell + to);
  };
  return except.map(span).reduce(without, span(block));
}

/** Pods by their addresses; one whose address is not known lies perhaps in any block, and for certain in blocks that leave none out. */
function podsInBlocks(cells: BitSet, classes: EndpointClasses): ThreeValuedSet {
  const [yes, maybe]: [number[], number[]] = [[], []];
  for (const at of classes.addressed) {
    const own = classes.podClasses[at]?.cells ?? [];
    const inside = own.filter(cell => has(cells, classes.firstCell + cell)).length;
    if (inside > 0) maybe.push(at);
    if (inside > 0 && inside === own.length) yes.push(at);
  }
  const known = { yes: setOf(classes.size, yes), maybe: setOf(classes.size, maybe) };
  const { possible, usual } = classes.cellsOfPods;
  if (isEmpty(both(possible, cells))) return known;
  const everyOne = isEmpty(without(usual, cells));
  return eitherSet(classes.size, [known, everyOne ? certain(classes.unaddressed) : doubtful(classes.unaddressed)]);
}

function held(set: ThreeValuedSet, meant: ThreeValued): ThreeValuedSet {
  if (meant === true) return set;
  return meant === false ? certain(new Uint32Array(set.yes.length)) : doubtful(set.maybe);
}
