import type { Happens, StepOf } from '../request-state.js';

export function open({ code, because }: StepOf<'open'>): Happens {
  return () => ({ doubt: { code, because } });
}
