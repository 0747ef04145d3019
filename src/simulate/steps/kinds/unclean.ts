import type { RewritingManner } from '#model/routing/step.js';
import type { Happening, RequestState } from '../request-state.js';
import { withHeaders } from '../request-state.js';

/** What a rewriting does beside changing the path: it tells the backend the path before, and refuses a path that is not clean. */
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
  return { state: { ...after, requestHeaders: withHeaders(before.requestHeaders, { [tellsIn]: told }) }, says };
}

function isUnclean(sent: string): boolean {
  return /\/\/|\/\.{1,2}(?:\/|$)/.test(sent);
}
