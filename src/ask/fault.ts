import type { Path } from '#model/origin.js';

/** What is wrong with a value that has the right shape: a rule that is none, a version that never was. `says` stands alone. */
export interface Fault {
  readonly path: Path;
  readonly key?: boolean;
  readonly says: string;
}

/** What was meant by a question, or what keeps it from being one. */
export type Understood<Meant> = { readonly value: Meant } | { readonly fault: string };
