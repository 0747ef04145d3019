import { objectOf } from '#model/json.js';
import { crdBackend } from '../crd-backend.js';
import { below } from '../place.js';
import type { MiddlewareKind } from './kind.js';
import { happening } from './kind.js';

/** Error pages of a service: they matter for responses of the backend alone. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: createErrorPageMiddleware) */
export const errors: MiddlewareKind = ({ config, at, context }) => {
  const provider = context.configuration.crd;
  if (!provider) return happening();
  const { target, notes } = crdBackend(context, provider, objectOf(config['service']), below(at, 'service'));
  const lost = target === undefined ? 'the service of the error pages is missing' : target.broken;
  return { steps: [], notes, ...(lost !== undefined && { broken: lost }) };
};
