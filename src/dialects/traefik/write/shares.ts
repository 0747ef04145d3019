import type { WeightedBackend } from '#model/backend.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';

/** The backends that get requests. */
export function sharesOf({ backends }: IntentRoute): readonly WeightedBackend[] {
  return backends.filter(({ weight }) => weight > 0);
}

/** The `services` of a route: weights only where several share the requests. */
export function servicesFor(route: IntentRoute): readonly JsonObject[] {
  const shares = sharesOf(route);
  return shares.map(({ backend: { namespace, service, port }, weight }) => ({
    name: service,
    ...(namespace !== route.namespace && { namespace }),
    port,
    ...(shares.length > 1 && { weight }),
  }));
}
