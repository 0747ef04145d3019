import type { StatusRange } from '#model/routing/step.js';
import { decoded } from '../../request/escapes.js';
import type { Happens, RequestState, StepOf } from '../request-state.js';
import { ownTarget } from '../request-state.js';

/** By itself it changes nothing: it waits for what the controller answers to all that follows. */
export function errorPages(): Happens {
  return state => ({ state });
}

/** The request for the page of an answer with this status; undefined: there is no page for it. */
export function pageRequest(
  { statuses, rewrites, path: template }: StepOf<'error-pages'>,
  status: number,
  state: RequestState,
): RequestState | undefined {
  if (!statuses.some(range => holds(range, status))) return undefined;
  const told = rewrites.find(({ from }) => holds(from, status))?.to ?? status;
  const url = encodeURIComponent(`${state.seen.request.scheme}://${state.seen.request.host}${ownTarget(state)}`);
  const target = template
    .replaceAll('{status}', String(told))
    .replaceAll('{originalStatus}', String(status))
    .replaceAll('{url}', url);
  const [sent = '/', ...query] = target.split('?');
  return { ...state, sent, path: decoded(sent), query: query.length > 0 ? query.join('?') : undefined };
}

function holds([first, last]: StatusRange, status: number): boolean {
  return status >= first && status <= last;
}
