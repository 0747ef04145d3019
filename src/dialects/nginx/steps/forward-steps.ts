import type { Backend } from '#model/backend.js';
import { backendName } from '#model/backend.js';
import type { Step } from '#model/routing/step.js';
import { canarySteps } from '../policies/backend/canary.js';
import type { ServerContext } from './context.js';
import { placeOf } from './context.js';
import { stepsBy } from './policy-steps.js';
import { tellingFailure } from './telling-steps.js';
import type { Location } from '../servers/servers.js';

/** Where the requests of a location end: at a Service, at two that share them, or nowhere. */
export function forwardSteps(location: Location, context: ServerContext): readonly Step[] {
  const { upstreams, fallback } = context;
  const upstream = location.upstream === undefined ? undefined : upstreams.get(location.upstream);
  if (!upstream) return [fallback];
  const { state, backend } = upstream.target;
  if (state.kind === 'empty') return spareSteps(location, context) ?? noEndpointSteps(location, context);
  if (state.kind === 'open')
    return [{ kind: 'open', code: 'missing-manifest', because: state.because, candidates: [{ backend, weight: 1 }] }];
  const canary = upstream.alternatives[0];
  const shaping = canary?.shaping;
  if (!canary || !shaping || canary.target.state.kind === 'empty')
    return [{ kind: 'forward', backends: [{ backend, weight: 1 }] }];
  const steps = canarySteps(backend, canary.target.backend, shaping);
  return canary.target.state.kind === 'open'
    ? steps.map(inDoubt(canary.target.backend, canary.target.state.because))
    : steps;
}

/** Of the requests that would go to a canary it is open who answers them, where it is open whether it has endpoints. */
function inDoubt(canary: Backend, because: string): (step: Step) => Step {
  return step => {
    if (step.kind !== 'forward' || !step.backends.some(({ backend }) => backendName(backend) === backendName(canary)))
      return step;
    const { when, backends: candidates } = step;
    return { kind: 'open', code: 'missing-manifest', because, candidates, ...(when && { when }) };
  };
}

/** The answer where a Service has no endpoints and nobody answers for it. */
export function noEndpointSteps(location: Location, context: ServerContext): readonly Step[] {
  const { ingress, source, upstream } = location;
  const state = upstream === undefined ? undefined : context.upstreams.get(upstream)?.target.state;
  if (state?.kind !== 'empty' || spareSteps(location, context)) return [];
  const at = ingress?.resource.locate(source);
  return [{ kind: 'respond', status: state.status, because: state.because, ...(at && { at }) }];
}

/** The Service of `default-backend` answers for one without endpoints. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:938-976) */
function spareSteps(location: Location, context: ServerContext): readonly Step[] | undefined {
  const { ingress, path } = location;
  if (!ingress) return undefined;
  const steps = stepsBy('defaultBackend', ingress.policies, placeOf(ingress, path, context, 'location'));
  return steps.length > 0 ? [tellingFailure(503, location, context), ...steps] : undefined;
}
