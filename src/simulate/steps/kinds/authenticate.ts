import type { Doubt } from '#model/routing/condition.js';
import type { Happening, Happens, StepOf, RequestState } from '../request-state.js';
import { withHeaders } from '../request-state.js';
import { whoShows } from './credentials.js';

/** Who shows nothing, or what is wrong, gets the status; whether it is right is open where the manifests do not hold the users. */
export function authenticate({ by, status, users, challenge, userHeader }: StepOf<'authenticate'>): Happens {
  const refuse = (reason: string): Happening => ({
    ending: { outcome: 'respond', status, reason },
    says: `the controller answers ${status}: ${reason}`,
    ...(challenge !== undefined && { challenge }),
  });
  return (state): Happening => {
    if (by === 'forward') return open('another service decides whether the request may pass');
    if (by === 'client-certificate') return refuse('the request shows no client certificate');
    if (!given(by, state)) return refuse('the request carries no credentials');
    const known = users ? whoShows(by, users, state) : 'open';
    if (known === 'open') return open('whether the credentials are right cannot be told');
    if (!known) return refuse('the credentials are wrong');
    const told = userHeader === undefined ? {} : { [userHeader]: known.user };
    const requestHeaders = withHeaders(state.requestHeaders, told);
    return { state: { ...state, requestHeaders }, says: 'the credentials are right' };
  };
}

function open(because: string): { readonly doubt: Doubt } {
  return { doubt: { code: 'external-answer', because } };
}

function given(by: 'basic' | 'digest', { seen }: RequestState): boolean {
  return seen.headers.get('authorization')?.[0]?.toLowerCase().startsWith(`${by} `) ?? false;
}
