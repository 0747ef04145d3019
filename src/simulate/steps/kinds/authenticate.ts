import type { Happening, Happens, StepOf, RequestState } from '../request-state.js';

/** Whether credentials are right is not for the manifests to tell; that there are none is. */
export function authenticate({ by, status }: StepOf<'authenticate'>): Happens {
  return (state): Happening => {
    if (by === 'forward')
      return { doubt: { code: 'external-answer', because: 'another service decides whether the request may pass' } };
    if (given(by, state))
      return { doubt: { code: 'external-answer', because: 'whether the credentials are right cannot be told' } };
    const reason =
      by === 'client-certificate' ? 'the request shows no client certificate' : 'the request carries no credentials';
    return { ending: { outcome: 'respond', status, reason }, says: `the controller answers ${status}: ${reason}` };
  };
}

function given(by: 'basic' | 'digest' | 'client-certificate', { seen }: RequestState): boolean {
  if (by === 'client-certificate') return false;
  return seen.headers.get('authorization')?.[0]?.toLowerCase().startsWith(`${by} `) ?? false;
}
