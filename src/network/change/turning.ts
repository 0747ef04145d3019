import type { Engine } from '../engine/engine.js';
import { walkSide } from '../explain/pair-walk.js';
import type { PortSet } from '../algebra/port-set.js';
import { intersection, isEveryPort } from '../algebra/port-set.js';
import { sideToAllow } from './turning-to-allow.js';
import { sideToDeny } from './turning-to-deny.js';
import type { Turning, TurningSide } from './turning-side.js';
import type { NetworkModel } from '../model.js';
import type { AskedPair } from '../questions/first-pair.js';
import { firstPair } from '../questions/first-pair.js';
import type { Question } from '../questions/verdict.js';

/**
 * What would let a denied connection through, or stop an allowed one; undefined where no small change of network policies does.
 * Of several pods or addresses that an end means the first are turned.
 */
export function smallestChange(
  model: NetworkModel,
  question: Question,
  verdict: 'allowed' | 'denied',
): Turning | undefined {
  const asked = firstPair(model, question);
  return asked && turningOf(model.engine, asked, verdict);
}

function turningOf(engine: Engine, { from, to, ports }: AskedPair, verdict: 'allowed' | 'denied'): Turning | undefined {
  const [out, into] = [
    walkSide(engine, 'egress', from.endpointClass, to.endpointClass),
    walkSide(engine, 'ingress', to.endpointClass, from.endpointClass),
  ];
  const wanted = verdict === 'denied' ? wantedPorts(ports, into.decision.yes, out.decision.yes) : ports;
  const sides: readonly TurningSide[] = [
    { engine, near: from, far: to, walk: out, ports: wanted },
    { engine, near: to, far: from, walk: into, ports: wanted },
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

/** Both sides must let it through; one that cannot be turned spoils the whole. */
function together(turnings: readonly (Turning | undefined)[]): Turning | undefined {
  const known = turnings.flatMap(one => one ?? []);
  if (known.length < turnings.length) return undefined;
  return { changes: known.flatMap(one => one.changes), manifests: known.flatMap(one => one.manifests) };
}

/** A new manifest weighs more than an edit or two. */
function sizeOf({ changes, manifests }: Turning): number {
  return changes.length + 2.5 * manifests.length;
}
