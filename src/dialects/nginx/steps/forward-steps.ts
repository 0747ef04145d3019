import type { Step } from '#model/routing/step.js';
import { canarySteps } from '../policies/backend/canary.js';
import type { ServerContext } from './context.js';
import { placeOf } from './context.js';
import { stepsBy } from './policy-steps.js';
import type { Location } from '../servers/servers.js';
import type { Empty } from '../upstreams/services.js';

/** Where the requests of a location end: at a Service, at two that share them, or nowhere. */
export function forwardSteps(location: Location, context: ServerContext): readonly Step[] {
  const { upstreams, fallback } = context;
  const upstream = location.upstream === undefined ? undefined : upstreams.get(location.upstream);
  if (!upstream) return [fallback];
  const { state, backend } = upstream.target;
  if (state.kind === 'empty') return emptySteps(location, state, context);
  if (state.kind === 'open')
    return [{ kind: 'open', code: 'missing-manifest', because: state.because, candidates: [{ backend, weight: 1 }] }];
  const canary = upstream.alternatives[0];
  const shaping = canary?.shaping;
  if (!canary || !shaping || canary.target.state.kind !== 'ready')
    return [{ kind: 'forward', backends: [{ backend, weight: 1 }] }];
  return canarySteps(backend, canary.target.backend, shaping);
}

/** The Service of `default-backend` answers for one without endpoints. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:938-976) */
function emptySteps(location: Location, state: Empty, context: ServerContext): readonly Step[] {
  const { ingress, source, path } = location;
  if (!ingress) return [{ kind: 'respond', status: state.status, because: state.because }];
  const spare = stepsBy('defaultBackend', ingress.policies, placeOf(ingress, path, context, 'location'));
  if (spare.length > 0) return spare;
  return [{ kind: 'respond', status: state.status, because: state.because, at: ingress.resource.locate(source) }];
}
