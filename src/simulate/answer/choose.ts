import type { Doubt } from '#model/routing/condition.js';
import type { Candidates, ReadyRoute } from './route-index.js';
import type { SeenRequest } from '../request/seen-request.js';

/** Which routes of a virtual host take a request. */
export interface Chosen {
  /** Those of the first rank at which one takes it for certain. More than one: which of them answers is not defined. */
  readonly sure: readonly ReadyRoute[];
  /** Those of this rank or an earlier one that may take it. */
  readonly maybe: readonly { readonly ready: ReadyRoute; readonly doubt: Doubt }[];
  /** The route that would have answered in their place. */
  readonly next?: ReadyRoute;
}

export function choose(candidates: Candidates, seen: SeenRequest): Chosen {
  const sure: ReadyRoute[] = [];
  const maybe: { ready: ReadyRoute; doubt: Doubt }[] = [];
  for (const ready of candidates(seen)) {
    const beyond = sure[0] && ready.route.rank > sure[0].route.rank;
    const held = ready.takes(seen);
    if (beyond && held === true) return { sure, maybe, next: ready };
    if (beyond || held === false) continue;
    if (held === true) sure.push(ready);
    else maybe.push({ ready, doubt: held });
  }
  return { sure, maybe };
}
