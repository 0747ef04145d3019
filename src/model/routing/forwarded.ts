import type { WeightedBackend } from '../backend.js';
import type { Step } from './step.js';

/** The backends to which steps forward what comes to them. */
export function forwarded(steps: readonly Step[]): readonly WeightedBackend[] {
  return steps.flatMap(step => [...(step.kind === 'forward' ? step.backends : []), ...forwarded(step.instead ?? [])]);
}
