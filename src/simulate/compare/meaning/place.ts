import type { IntentPath, IntentRoute } from '#model/routing/intent.js';
import type { Step } from '#model/routing/step.js';
import type { Conventions } from '#model/routing/conventions.js';

/** One host and one path of a route, on one of the two schemes: where its policies get their meaning. */
export interface MeantPlace {
  readonly route: IntentRoute;
  /** In lower case; `*` for every host. */
  readonly host: string;
  readonly path: IntentPath;
  readonly tls: boolean;
  readonly conventions: Conventions;
  /** The hosts that some route of the intent has a certificate for. */
  readonly certified: ReadonlySet<string>;
}

/** What the intent does not say. */
export function unsaid(because: string): Step {
  return { kind: 'open', code: 'missing-manifest', because };
}
