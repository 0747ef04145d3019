import { objectOf } from '#model/json.js';
import { crdBackend } from '../../services/crd-backend.js';
import { below } from '../../resources/place.js';
import { textsOf } from '../../values/texts.js';
import { statusFaults } from '../faults.js';
import type { MiddlewareKind } from '../kind.js';
import { happening, sound, together } from '../kind.js';

/** Error pages of a service: they matter for responses of the backend alone. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: createErrorPageMiddleware; pkg/middlewares/customerrors/custom_errors.go) */
export const errors: MiddlewareKind = source => {
  const { config, at, context } = source;
  const provider = context.configuration.crd;
  if (!provider) return happening();
  const { target, notes } = crdBackend(context, provider, objectOf(config['service']), below(at, 'service'));
  const lost = target === undefined ? 'the service of the error pages is missing' : target.broken;
  const faults = [
    ...statusFaults('status', textsOf(config['status'])),
    ...statusFaults('statusRewrites', Object.keys(objectOf(config['statusRewrites']))),
  ];
  return together(sound(source, faults), { steps: [], notes, ...(lost !== undefined && { broken: lost }) });
};
