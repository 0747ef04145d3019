import { evaluateSide } from '../explain/evaluate-side.js';
import type { PortSet } from '../algebra/port-set.js';
import { intersection, isEveryPort } from '../algebra/port-set.js';
import { changedCluster } from './changed-cluster.js';
import { sideToAllow } from './to-allow.js';
import { sideToDeny } from './to-deny.js';
import type { SmallestChange, SideToChange } from './side-to-change.js';
import type { NetworkModel } from '../model.js';
import { networkOf } from '../model.js';
import type { AskedPair } from '../questions/first-pair.js';
import { firstPair } from '../questions/first-pair.js';
import type { Question } from '../questions/verdict.js';
import { verdictOf } from '../questions/verdict.js';

/**
 * What would let a denied connection through, or stop an allowed one; undefined where no small change of network policies does.
 * Of several pods or addresses that an end means the first are what it is about. What is proposed was tried: the policies are
 * asked again with it.
 */
export function smallestChange(
  model: NetworkModel,
  question: Question,
  verdict: 'allowed' | 'denied',
): SmallestChange | undefined {
  const asked = firstPair(model, question);
  if (!asked) return undefined;
  const sides = sidesOf(model, asked, verdict);
  const found = verdict === 'denied' ? together(sides.map(sideToAllow)) : sides.flatMap(sideToDeny);
  const inOrder = [...found].sort((a, b) => sizeOf(a) - sizeOf(b)).slice(0, mostTried);
  return inOrder.find(change => turns(model, question, verdict, change));
}

/** Each is tried by reading the policies anew. */
const mostTried = 8;

function turns(
  { cluster, options }: NetworkModel,
  question: Question,
  before: 'allowed' | 'denied',
  change: SmallestChange,
): boolean {
  const after = verdictOf(networkOf(changedCluster(cluster, change), options), question);
  return after.verdict === (before === 'denied' ? 'allowed' : 'denied');
}

function sidesOf(
  { engine }: NetworkModel,
  { from, to, ports }: AskedPair,
  verdict: 'allowed' | 'denied',
): readonly SideToChange[] {
  const [out, into] = [
    evaluateSide(engine, 'egress', from.endpointClass, to.endpointClass),
    evaluateSide(engine, 'ingress', to.endpointClass, from.endpointClass),
  ];
  const wanted = verdict === 'denied' ? wantedPorts(ports, into.decision.yes, out.decision.yes) : ports;
  return [
    { engine, near: from, far: to, evaluation: out, ports: wanted },
    { engine, near: to, far: from, evaluation: into, ports: wanted },
  ];
}

/** Where no port was asked for, the ports that one side opens already are the ones that are meant. */
function wantedPorts(asked: PortSet, ...open: readonly PortSet[]): PortSet {
  if (!isEveryPort(asked)) return asked;
  return open.find(one => intersection(one, asked).length > 0) ?? asked;
}

/** Both sides must let it through: each way on one with each on the other. */
function together(sides: readonly (readonly SmallestChange[])[]): readonly SmallestChange[] {
  const nothing: SmallestChange = { changes: [], manifests: [] };
  return sides.reduce<readonly SmallestChange[]>(
    (found, side) =>
      found.flatMap(one =>
        side.map(other => ({
          changes: [...one.changes, ...other.changes],
          manifests: [...one.manifests, ...other.manifests],
        })),
      ),
    [nothing],
  );
}

/** A new manifest weighs more than an edit or two. */
function sizeOf({ changes, manifests }: SmallestChange): number {
  return changes.length + 2.5 * manifests.length;
}
