import { backendName } from '#model/backend.js';
import type { Upstream } from '#model/routing/request.js';
import type { Happening, Happens, StepOf, RequestState } from '../request-state.js';
import { ownTarget } from '../request-state.js';

/** The request leaves the controller: to the one backend, or to several by their weights. */
export function forward({ backends }: StepOf<'forward'>): Happens {
  const used = backends.filter(({ weight }) => weight > 0);
  const [first] = used;
  if (!first) {
    const reason = 'no backend has a share of the requests';
    return () => ({
      ending: { outcome: 'respond', status: 503, reason },
      says: `the controller answers 503: ${reason}`,
    });
  }
  const heaviest = used.reduce((most, one) => (one.weight > most.weight ? one : most), first).backend;
  const says = `the request goes to ${used.map(({ backend, weight }) => (used.length > 1 ? `${backendName(backend)} (weight ${weight})` : backendName(backend))).join(' or ')}`;
  return (state): Happening => ({
    ending: { outcome: 'backend', backend: heaviest, backends: used, upstream: upstreamOf(state) },
    says,
  });
}

function upstreamOf(state: RequestState): Upstream {
  const { host, requestHeaders, told } = state;
  const upstream = { path: ownTarget(state), host, headers: Object.fromEntries(requestHeaders) };
  return told.size === 0 ? upstream : { ...upstream, told: [...told] };
}
