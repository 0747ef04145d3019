import { objectOf, valueAt } from '#model/json.js';
import { specOf } from '#model/resource.js';
import type { Context } from '../context/reading-context.js';
import type { Place } from '../resources/place.js';
import { below } from '../resources/place.js';
import { crdBackend } from '../services/crd-backend.js';
import type { TraefikServices } from '../services/traefik-service.js';
import type { Needed } from './needed.js';

/** The Service or TraefikService that a field refers to; missing, the Middleware is not built. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: createErrorPageMiddleware) */
export function serviceNeeded(
  context: Context,
  traefikServices: TraefikServices | undefined,
  key: string,
  at: Place,
): Needed {
  const provider = context.configuration.crd;
  if (!provider || !traefikServices) return { notes: [] };
  const place = below(at, ...key.split('.'));
  const reference = objectOf(valueAt(specOf(at.resource), key.split('.')));
  const { target: own, traefikService, notes } = crdBackend(context, provider, reference, place);
  const named =
    traefikService === undefined ? undefined : traefikServices.targetOf(traefikService, below(place, 'name'));
  const target = own ?? named?.target;
  const told = [...notes, ...(named?.notes ?? [])];
  if (!target) return { notes: told, broken: 'the service of the error pages is missing' };
  const { broken, doubt, steps } = target;
  return { notes: told, ...(broken === undefined ? { page: steps } : { broken }), ...(doubt && { doubt }) };
}
