import type { Happens, StepOf } from '../request-state.js';

export function refuse({ because }: StepOf<'refuse'>): Happens {
  return () => ({
    ending: { outcome: 'refused', code: 'tls-handshake', reason: because },
    says: `the TLS handshake fails: ${because}`,
  });
}
