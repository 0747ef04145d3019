import type { RewritingManner } from '#model/routing/step.js';
import type { Happening, RequestState } from '../request-state.js';
import { withHeaders } from '../request-state.js';

/** What a rewriting does beside changing the path: it adds the path before to what the backend is told, and refuses a path that is not clean. */
export function rewritten(
  before: RequestState,
  after: RequestState,
  { tellsIn, uncleanStatus }: RewritingManner,
  told: string,
  says: string,
): Happening {
  if (uncleanStatus !== undefined && isUnclean(after.sent)) {
    const reason = `the path would be ${after.sent}`;
    return {
      ending: { outcome: 'respond', status: uncleanStatus, reason },
      says: `the controller answers ${uncleanStatus}: ${reason}`,
    };
  }
  if (tellsIn === undefined) return { state: after, says };
  const requestHeaders = withHeaders(before.requestHeaders, {
    [tellsIn]: [...toldBefore(before, tellsIn), told].join(', '),
  });
  return { state: { ...after, requestHeaders }, says };
}

/** What the header holds already: what a rewriting before told, or the client. */
function toldBefore({ requestHeaders, seen }: RequestState, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  const set = [...requestHeaders].find(([one]) => one.toLowerCase() === wanted);
  if (!set) return seen.headers.get(wanted) ?? [];
  return set[1] === null ? [] : [set[1]];
}

function isUnclean(sent: string): boolean {
  return /\/\/|\/\.{1,2}(?:\/|$)/.test(sent);
}
