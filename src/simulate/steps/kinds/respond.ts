import type { Happens, StepOf } from '../request-state.js';

export function respond({ status, because }: StepOf<'respond'>): Happens {
  return () => ({
    ending: { outcome: 'respond', status, reason: because },
    says: `the controller answers ${status}: ${because}`,
  });
}
