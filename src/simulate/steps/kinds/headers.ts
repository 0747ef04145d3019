import type { Happens, StepOf } from '../request-state.js';
import { withHeaders } from '../request-state.js';

export function headers({ of, set }: StepOf<'headers'>): Happens {
  const names = Object.keys(set);
  const says = `headers of the ${of} are set: ${names.join(', ')}`;
  return way => {
    if (names.length === 0) return { way };
    if (of === 'request') return { way: { ...way, requestHeaders: withHeaders(way.requestHeaders, set) }, says };
    return { way: { ...way, responseHeaders: withHeaders(way.responseHeaders, set) }, says };
  };
}
