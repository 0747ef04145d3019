import { headerValues } from '../header-values.js';
import type { Happens, StepOf } from '../request-state.js';
import { withHeaders } from '../request-state.js';

export function headers({ of, set, unasked }: StepOf<'headers'>): Happens {
  const names = Object.keys(set);
  const says = `headers of the ${of} are set: ${names.join(', ')}`;
  return state => {
    if (names.length === 0) return { state };
    const values = headerValues(set, state);
    if (of === 'response')
      return { state: { ...state, responseHeaders: withHeaders(state.responseHeaders, values) }, says };
    const requestHeaders = withHeaders(state.requestHeaders, values);
    if (unasked) return { state: { ...state, requestHeaders, told: new Set([...state.told, ...Object.keys(values)]) } };
    return { state: { ...state, requestHeaders, told: without(state.told, names) }, says };
  };
}

/** What a route asks for too is no longer of the controller's own accord. */
function without(told: ReadonlySet<string>, names: readonly string[]): ReadonlySet<string> {
  if (told.size === 0) return told;
  const asked = new Set(names.map(name => name.toLowerCase()));
  return new Set([...told].filter(name => !asked.has(name.toLowerCase())));
}
