import type { Happens, StepOf } from '../request-state.js';

export function setHost({ host }: StepOf<'set-host'>): Happens {
  return state => ({ state: { ...state, host }, says: `the backend is asked for the host ${host}` });
}
