import { forwarded } from '#model/routing/forwarded.js';
import type { WeightedBackend } from '#model/backend.js';
import { backendName } from '#model/backend.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Step } from '#model/routing/step.js';
import type { NamedService, RouterTarget } from './router.js';

/** A target with its share of the requests. */
interface Share {
  readonly target: RouterTarget;
  readonly weight: number;
}

/** Several targets as one: those that forward share the requests by weight. One that cannot be built takes all with it. */
export function sharedTarget(shares: readonly Share[]): RouterTarget {
  const broken = shares.find(({ target }) => target.broken !== undefined)?.target.broken;
  if (broken !== undefined) return unbuilt(broken);
  const services = distinct(shares.flatMap(({ target }) => target.services));
  const doubt = shares.find(({ target }) => target.doubt)?.target.doubt;
  const used = shares.filter(({ weight }) => weight > 0);
  const [only] = used;
  if (!only) return { middlewares: [], steps: [noShare], policies: [], services };
  const base = { services, ...(doubt && { doubt }) };
  if (used.length === 1) return { ...only.target, ...base };
  const guards = used.find(({ target }) => target.middlewares.length > 0);
  const policies = distinctSets(used.flatMap(({ target }) => target.policies));
  if (guards) return { ...base, policies, middlewares: [], steps: [guardedShare(used)] };
  const backends = merged(used.flatMap(sharesOf));
  const steps: readonly Step[] = backends.length === 0 ? only.target.steps : [{ kind: 'forward', backends }];
  return { ...base, policies, middlewares: [], steps };
}

// Services that share services multiply.
function distinct(services: readonly NamedService[]): readonly NamedService[] {
  return [...new Map(services.map(one => [`${one.id} ${backendName(one.backend)}`, one])).values()];
}

function distinctSets(sets: readonly PolicySet[]): readonly PolicySet[] {
  return [...new Map(sets.map(set => [JSON.stringify(set), set])).values()];
}

const noShare: Step = { kind: 'respond', status: 503, because: 'no service has a share of the requests' };

function guardedShare(shares: readonly Share[]): Step {
  const because = 'the services that share the requests have middlewares of their own';
  return { kind: 'open', code: 'external-answer', because, candidates: shares.flatMap(sharesOf) };
}

function sharesOf({ target, weight }: Share): readonly WeightedBackend[] {
  const backends = forwarded(target.steps);
  const sum = backends.reduce((total, one) => total + one.weight, 0);
  return backends.map(one => ({ ...one, weight: (weight * one.weight) / sum }));
}

// One Service may be a member more than once.
function merged(backends: readonly WeightedBackend[]): readonly WeightedBackend[] {
  const byName = new Map<string, WeightedBackend>();
  for (const one of backends) {
    const key = backendName(one.backend);
    byName.set(key, { ...one, weight: one.weight + (byName.get(key)?.weight ?? 0) });
  }
  return [...byName.values()];
}

/** What Traefik cannot build: the routers that lead there vanish. */
export function unbuilt(broken: string): RouterTarget {
  return { middlewares: [], steps: [], policies: [], services: [], broken };
}
