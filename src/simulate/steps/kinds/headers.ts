import type { Happens, StepOf } from '../request-state.js';
import { withHeaders } from '../request-state.js';

export function headers({ of, set }: StepOf<'headers'>): Happens {
  const names = Object.keys(set);
  const says = `headers of the ${of} are set: ${names.join(', ')}`;
  return state => {
    if (names.length === 0) return { state };
    if (of === 'request') return { state: { ...state, requestHeaders: withHeaders(state.requestHeaders, set) }, says };
    return { state: { ...state, responseHeaders: withHeaders(state.responseHeaders, set) }, says };
  };
}
