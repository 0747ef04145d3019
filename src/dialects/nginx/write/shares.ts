import type { Backend, WeightedBackend } from '#model/backend.js';
import { backendName } from '#model/backend.js';
import type { Canary } from '#model/policies/backends.js';
import type { IntentRoute } from '#model/routing/intent.js';
import { lacks } from '../lacks.js';

/** How the requests of a route are shared: a main Service, and at most one beside it. */
export interface Shares {
  readonly main: WeightedBackend;
  readonly beside: WeightedBackend | undefined;
  /** What the weights are shares of, where the route says. */
  readonly total?: number | undefined;
}

/** The backends that get a share; with a canary also the one that gets those with its header or cookie only. */
export function sharesOf({ backends, policies: { canary } }: IntentRoute): Shares | undefined {
  const [main, ...others] = canary && !canary.backend ? backends : backends.filter(({ weight }) => weight > 0);
  if (!main) return undefined;
  if (!canary?.backend) return { main, beside: others[0] };
  return { main, beside: { backend: canary.backend, weight: canary.weight ?? 0 }, total: canary.total ?? 100 };
}

/** All Services to which a route leads. */
export function backendsOf({ backends, policies: { canary } }: IntentRoute): readonly Backend[] {
  return [...backends.map(({ backend }) => backend), ...(canary?.backend ? [canary.backend] : [])];
}

/** Why the requests cannot be shared as the route asks. */
export function shareFault(route: IntentRoute): string | undefined {
  const { backends, namespace, policies } = route;
  const shared = backends.filter(({ weight }) => weight > 0);
  const foreign = backendsOf(route).find(backend => backend.namespace !== namespace);
  if (foreign) return `an Ingress reaches Services of its own namespace only, not ${backendName(foreign)}`;
  if (shared.length === 0) return 'no Service gets a share of the requests';
  if (shared.length > 2)
    return `ingress-nginx shares the requests of a path between two Services, not ${shared.length}; take one away`;
  if (shared.length === 2 && shared.some(({ weight }) => !Number.isInteger(weight)))
    return 'the weights of a canary are whole numbers';
  if (policies.canary) return canaryFault(route, policies.canary);
  const [one, other] = shared.map(({ backend }) => backendName(backend));
  return shared.length === 2 && one === other ? `${one ?? ''} stands twice among the backends` : undefined;
}

function canaryFault({ backends }: IntentRoute, { backend, weight, total }: Canary): string | undefined {
  if (backend && backends.length > 1) return lacks['backends.many'];
  if (backend && weight !== undefined && (weight < 0 || weight > (total ?? 100) || (total ?? 100) < 100))
    return `ingress-nginx counts the share of a canary from 0 to a total of 100 or more, not ${weight} of ${total ?? 100}`;
  if (!backend && (weight !== undefined || total !== undefined))
    return 'a canary among the backends has its weight there; leave out the weight of the policy';
  if (!backend && backends.length !== 2) return 'a canary is a second Service; name it, or two backends';
  const names = [
    ...new Set([...backends.map(one => backendName(one.backend)), ...(backend ? [backendName(backend)] : [])]),
  ];
  return names.length < 2 ? `${names[0] ?? ''} stands twice among the backends` : undefined;
}

/** Weights whose total nginx takes: it counts to 100 at least. (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/balancer.lua:268-271) */
export function canaryWeights({ main, beside, total: said }: Shares): {
  readonly weight: number;
  readonly total: number;
} {
  const given = beside?.weight ?? 0;
  if (said !== undefined) return { weight: given, total: said };
  const total = main.weight + given;
  const factor = total < 100 ? Math.ceil(100 / total) : 1;
  return { weight: given * factor, total: total * factor };
}
