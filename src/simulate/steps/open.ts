import type { Happens, StepOf } from '../way.js';

export function open({ code, because }: StepOf<'open'>): Happens {
  return () => ({ doubt: { code, because } });
}
