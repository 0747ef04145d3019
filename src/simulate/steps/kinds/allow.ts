import { clientCondition } from '../../match/condition.js';
import type { Happens, StepOf } from '../request-state.js';

/** Only the named addresses pass (`allow`), or all others (`deny`). */
export function allow({ kind, cidrs, status }: StepOf<'allow' | 'deny'>): Happens {
  const named = clientCondition(cidrs);
  return way => {
    const held = named(way.view);
    if (typeof held !== 'boolean') return { doubt: held };
    const client = way.view.client ?? 'any client';
    if (held === (kind === 'allow')) return { way, says: `${client} may pass` };
    const reason = held ? `${client} is denied` : `${client} is not among the allowed addresses`;
    return { ending: { outcome: 'respond', status, reason }, says: `the controller answers ${status}: ${reason}` };
  };
}
