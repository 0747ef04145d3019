import { valueOf } from '../header-values.js';
import type { Happens, StepOf } from '../request-state.js';

export function setHost({ host }: StepOf<'set-host'>): Happens {
  return state => {
    const value = typeof host === 'string' ? host : valueOf(host, state);
    const isTheSame = typeof host !== 'string' && value === state.host;
    if (value === undefined || isTheSame) return { state };
    return { state: { ...state, host: value }, says: `the backend is asked for the host ${value}` };
  };
}
