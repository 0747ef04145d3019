import type { Annotations, Fault } from '../annotations.js';
import { authenticationFaults } from './authentication.js';
import { bufferFaults } from './buffers.js';
import type { World } from './check.js';
import { cipherFaults } from './ciphers.js';
import { directiveFaults } from './directives.js';
import { isRead } from './needs.js';
import { referenceFaults } from './references.js';

/** The annotations with the faults that only their surroundings show, and without those of annotations that nobody reads. */
export function judged(annotations: Annotations, world: World): Annotations {
  if (annotations.present.size === 0) return annotations;
  const read = annotations.faults.filter(({ name }) => isRead(annotations, name));
  const found = checks.flatMap(check => check(annotations, world)).filter(({ name }) => isRead(annotations, name));
  return { ...annotations, faults: gravest([...read, ...found]) };
}

const checks = [authenticationFaults, referenceFaults, directiveFaults, bufferFaults, cipherFaults];

/** One annotation has one effect: what stops the Ingress comes before what stops nginx. */
function gravest(faults: readonly Fault[]): readonly Fault[] {
  const byName = new Map<string, Fault>();
  for (const fault of faults) {
    const before = byName.get(fault.name);
    if (!before || order.indexOf(fault.effect) < order.indexOf(before.effect)) byName.set(fault.name, fault);
  }
  return [...byName.values()];
}

const order = [
  'ingress-skipped',
  'host-denied',
  'configuration-refused',
  'access-dropped',
  'location-denied',
  'others-ignored',
  'ignored',
  'none',
];
