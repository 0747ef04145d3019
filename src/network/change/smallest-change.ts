import type { Engine } from '../engine/engine.js';
import { evaluateSide } from '../explain/evaluate-side.js';
import type { PortSet } from '../algebra/port-set.js';
import { intersection, isEveryPort } from '../algebra/port-set.js';
import { sideToAllow } from './to-allow.js';
import { sideToDeny } from './to-deny.js';
import type { SmallestChange, SideToChange } from './side-to-change.js';
import type { NetworkModel } from '../model.js';
import type { AskedPair } from '../questions/first-pair.js';
import { firstPair } from '../questions/first-pair.js';
import type { Question } from '../questions/verdict.js';

/**
 * What would let a denied connection through, or stop an allowed one; undefined where no small change of network policies does.
 * Of several pods or addresses that an end means the first are what it is about.
 */
export function smallestChange(
  model: NetworkModel,
  question: Question,
  verdict: 'allowed' | 'denied',
): SmallestChange | undefined {
  const asked = firstPair(model, question);
  return asked && changeOf(model.engine, asked, verdict);
}

function changeOf(
  engine: Engine,
  { from, to, ports }: AskedPair,
  verdict: 'allowed' | 'denied',
): SmallestChange | undefined {
  const [out, into] = [
    evaluateSide(engine, 'egress', from.endpointClass, to.endpointClass),
    evaluateSide(engine, 'ingress', to.endpointClass, from.endpointClass),
  ];
  const wanted = verdict === 'denied' ? wantedPorts(ports, into.decision.yes, out.decision.yes) : ports;
  const sides: readonly SideToChange[] = [
    { engine, near: from, far: to, evaluation: out, ports: wanted },
    { engine, near: to, far: from, evaluation: into, ports: wanted },
  ];
  if (verdict === 'denied') return together(sides.map(sideToAllow));
  const [smallest] = sides.flatMap(side => sideToDeny(side) ?? []).sort((a, b) => sizeOf(a) - sizeOf(b));
  return smallest;
}

/** Where no port was asked for, the ports that one side opens already are the ones that are meant. */
function wantedPorts(asked: PortSet, ...open: readonly PortSet[]): PortSet {
  if (!isEveryPort(asked)) return asked;
  return open.find(one => intersection(one, asked).length > 0) ?? asked;
}

/** Both sides must let it through; one that cannot be changed so spoils the whole. */
function together(found: readonly (SmallestChange | undefined)[]): SmallestChange | undefined {
  const known = found.flatMap(one => one ?? []);
  if (known.length < found.length) return undefined;
  return { changes: known.flatMap(one => one.changes), manifests: known.flatMap(one => one.manifests) };
}

/** A new manifest weighs more than an edit or two. */
function sizeOf({ changes, manifests }: SmallestChange): number {
  return changes.length + 2.5 * manifests.length;
}
