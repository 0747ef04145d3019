import { forwarded } from '#model/routing/forwarded.js';
import type { WeightedBackend } from '#model/backend.js';
import type { Step } from '#model/routing/step.js';
import type { Route } from '#model/routing/table.js';
import type { ServerContext } from '../steps/context.js';
import { isUndecided } from '../ingresses/precedence.js';
import type { Location } from '../servers/servers.js';
import { stepsOf } from '../steps/steps.js';

/**
 * A route is in doubt where another Ingress might be older and would then answer, and would answer otherwise. Locations
 * that are tied have the same regular expression on one host.
 */
export function doubtOf(
  location: Location,
  steps: readonly Step[],
  tied: readonly Location[],
  context: ServerContext,
): Route['doubt'] {
  const { ingress, rivals } = location;
  if (ingress?.doubt) return ingress.doubt;
  const undecided = tied.filter(other => ingress && other.ingress && isUndecided(ingress, other.ingress));
  if (rivals.length + undecided.length === 0) return nameDoubt(location, context);
  const others = [...rivals, ...undecided].filter(other => settledIn(steps, stepsOf(other, context)) !== 'all');
  if (others.length > 0) {
    const names = [...new Set([location, ...others].flatMap(one => one.ingress?.key ?? []))];
    const because = `whether Ingress ${listed(names)} is older decides, and the manifests do not tell when they were created`;
    const settled = settledAmong(steps, others, context);
    return { code: 'creation-time', because, candidates: candidatesOf(others, context), settled };
  }
  return nameDoubt(location, context);
}

/** The Ingress that first names an upstream decides which Service it is. */
function nameDoubt({ upstream }: Location, { upstreams }: ServerContext): Route['doubt'] {
  const found = upstream === undefined ? undefined : upstreams.get(upstream);
  if (!found || found.rivals.length === 0) return undefined;
  const names = [found.ingress, ...found.rivals].map(({ key }) => key);
  const because = `Ingresses ${listed(names)} share the upstream ${found.name}; the older one decides what it is, and the manifests do not tell which that is`;
  return { code: found.colliding.length > 0 ? 'colliding-names' : 'creation-time', because };
}

/** As many as a reader wants to see. */
const most = 10;

function listed(names: readonly string[]): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} or one of ${more} others` : names.join(' or ');
}

function candidatesOf(others: readonly Location[], context: ServerContext): readonly WeightedBackend[] {
  return others.slice(0, most).flatMap(other => forwarded(stepsOf(other, context)));
}

/** How many of the first steps are the same in all of them. */
function settledAmong(steps: readonly Step[], others: readonly Location[], context: ServerContext): number {
  const counts = others.map(other => settledIn(steps, stepsOf(other, context)));
  return Math.min(...counts.filter(count => count !== 'all'));
}

/** How many of the first steps two locations share, wherever they were written. */
function settledIn(steps: readonly Step[], others: readonly Step[]): number | 'all' {
  const at = steps.findIndex((step, index) => textOf(step) !== textOf(others[index]));
  if (at !== -1) return at;
  return steps.length === others.length ? 'all' : steps.length;
}

function textOf(step: Step | undefined): string {
  return step === undefined ? '' : JSON.stringify(step, withoutOrigin);
}

function withoutOrigin(key: string, value: unknown): unknown {
  return key === 'at' ? undefined : value;
}
