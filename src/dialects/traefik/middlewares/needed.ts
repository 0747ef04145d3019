import type { Note } from '#model/findings/note.js';
import type { Step } from '#model/routing/step.js';
import type { RouterDoubt } from '../dynamic/router.js';

/** What becomes of a Middleware that needs something besides its own fields: a Secret, a plugin, a service. */
export interface Needed {
  readonly notes: readonly Note[];
  /** It is not built. */
  readonly broken?: string;
  /** Whether it is built is not told. */
  readonly doubt?: RouterDoubt;
  /** What a service that is needed does with a request. */
  readonly page?: readonly Step[];
}
