import type { WeightedBackend } from '#model/backend.js';
import { backendName } from '#model/backend.js';
import type { IntentRoute } from '#model/routing/intent.js';

/** How the requests of a route are shared: a main Service, and at most one beside it. */
export interface Shares {
  readonly main: WeightedBackend;
  readonly beside: WeightedBackend | undefined;
}

/** The backends that get a share. */
export function sharesOf({ backends }: IntentRoute): Shares | undefined {
  const [main, beside] = backends.filter(({ weight }) => weight > 0);
  return main && { main, beside };
}

/** Why the requests cannot be shared as the route asks. */
export function shareFault({ backends, namespace }: IntentRoute): string | undefined {
  const shared = backends.filter(({ weight }) => weight > 0);
  const foreign = backends.find(({ backend }) => backend.namespace !== namespace);
  if (foreign) return `an Ingress reaches Services of its own namespace only, not ${backendName(foreign.backend)}`;
  if (shared.length === 0) return 'no Service gets a share of the requests';
  if (shared.length > 2)
    return `ingress-nginx shares the requests of a path between two Services, not ${shared.length}; take one away`;
  if (shared.length === 2 && shared.some(({ weight }) => !Number.isInteger(weight)))
    return 'the weights of a canary are whole numbers';
  const [one, other] = shared.map(({ backend }) => backendName(backend));
  return shared.length === 2 && one === other ? `${one ?? ''} stands twice among the backends` : undefined;
}

/** Weights whose total nginx takes: it counts to 100 at least. (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/balancer.lua:268-271) */
export function canaryWeights({ main, beside }: Shares): { readonly weight: number; readonly total: number } {
  const given = beside?.weight ?? 0;
  const total = main.weight + given;
  const factor = total < 100 ? Math.ceil(100 / total) : 1;
  return { weight: given * factor, total: total * factor };
}
