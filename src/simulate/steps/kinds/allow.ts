import { clientCondition } from '../../match/condition.js';
import type { Happens, StepOf } from '../request-state.js';

/** Only the named addresses pass (`allow`), or all others (`deny`). */
export function allow({ kind, cidrs, status }: StepOf<'allow' | 'deny'>): Happens {
  const named = clientCondition(cidrs);
  return state => {
    const held = named(state.seen);
    if (typeof held !== 'boolean') return { doubt: held };
    const client = state.seen.client ?? 'any client';
    if (held === (kind === 'allow')) return { state, says: `${client} may pass` };
    const reason = held ? `${client} is denied` : `${client} is not among the allowed addresses`;
    return { ending: { outcome: 'respond', status, reason }, says: `the controller answers ${status}: ${reason}` };
  };
}
