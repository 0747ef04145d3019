import type { Note } from '#model/findings/note.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Step } from '#model/routing/step.js';
import type { RouterDoubt } from '../dynamic/router.js';

/** What a list of middlewares does to a request, in order. */
export interface Chain {
  readonly steps: readonly Step[];
  /** The policies of each Middleware that takes part. */
  readonly policies: readonly PolicySet[];
  readonly notes: readonly Note[];
  /** Why Traefik cannot build it: the router that uses it vanishes. */
  readonly broken?: string;
  readonly doubt?: RouterDoubt;
}

/** Chains of chains multiply: nobody means so many, nor nests them so deep. */
const mostSteps = 1000;
/** How many chains may stand within each other. */
export const deepest = 200;

/** Chains one after the other. */
export function oneChain(links: readonly Chain[]): Chain {
  const broken = links.find(one => one.broken !== undefined)?.broken;
  const doubt = links.find(one => one.doubt)?.doubt;
  const count = links.reduce((sum, one) => sum + one.steps.length + one.policies.length, 0);
  if (count > mostSteps) return tooMuch(`more than ${mostSteps} middlewares follow one another`);
  return {
    steps: links.flatMap(one => one.steps),
    policies: links.flatMap(one => one.policies),
    notes: links.flatMap(one => one.notes),
    ...(broken !== undefined && { broken }),
    ...(doubt && { doubt }),
  };
}

/** A chain that is longer than anybody means. */
export function tooMuch(because: string): Chain {
  return { steps: [], policies: [], notes: [], doubt: { code: 'too-deep', because } };
}

/** A chain that Traefik cannot build, and what is noted of it. */
export function nothing(broken: string, ...notes: readonly Note[]): Chain {
  return { steps: [], policies: [], notes, broken };
}
