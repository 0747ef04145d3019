import type { PolicySet } from '#model/policies/policies.js';
import type { Step } from '#model/routing/step.js';
import { subjectOf } from '#model/resource.js';
import type { Match } from '#model/match.js';
import type { Route } from '#model/routing/table.js';
import type { LiveRouter } from './live-router.js';
import { originOf } from '../resources/place.js';
import { routePolicies } from '../policies/route-policies.js';
import { wantedSecret } from '../tls/certificates.js';
import { priorityOf, ranked } from './precedence.js';

/** A tree of routers: one that stands above others sends its requests to the first of them that takes them. */
export interface RouterTree {
  readonly router: LiveRouter;
  readonly children: readonly LiveRouter[];
}

/** What an entry point does to all that comes in. */
export interface Before {
  readonly steps: readonly Step[];
  readonly policies: readonly PolicySet[];
  /** The TLS that it gives to routers without their own. */
  readonly tls: PolicySet;
}

/** The routes of a listener, in match order, with what its entry point does before them. */
export function routesOf(trees: readonly RouterTree[], before: Before): readonly Route[] {
  const order = ranked(trees.map(tree => ({ tree, ...orderOf(tree.router) })));
  const shared = new Map<number, number>();
  for (const { rank } of order) shared.set(rank, (shared.get(rank) ?? 0) + 1);
  const routes: Route[] = [];
  let next = 0;
  let last = -1;
  for (const { item, rank } of order) {
    if (rank !== last) next = (routes.at(-1)?.rank ?? -1) + 1;
    last = rank;
    // Of trees that tie it is open which one is asked: so it is with all of their routes.
    const ties = (shared.get(rank) ?? 0) > 1;
    routes.push(...treeRoutes(item.tree, inner => (ties ? next : next + inner), before));
  }
  return routes;
}

function orderOf({ priority, rule, provider }: LiveRouter): Pick<LiveRouter, 'priority' | 'rule' | 'provider'> {
  return { priority, rule, provider };
}

function treeRoutes(
  { router, children }: RouterTree,
  rankOf: (inner: number) => number,
  before: Before,
): readonly Route[] {
  const { match } = router.read;
  const around = [...before.policies, ...(router.tls ? [] : [before.tls])];
  if (children.length === 0) {
    const done = { steps: [...before.steps, ...router.steps], parts: [...around, ...router.parts] };
    return [routeOf(router, rankOf(0), match, done)];
  }
  const above = [...before.steps, ...router.guards];
  const guards = [...around, ...router.guardParts];
  const inner = ranked(children).map(({ item, rank }) =>
    routeOf(
      item,
      rankOf(rank),
      { kind: 'and', of: [match, item.read.match] },
      { steps: [...above, ...item.steps], parts: [...guards, ...item.parts] },
      router,
    ),
  );
  const rest: Step = { kind: 'respond', status: 404, because: 'no route under it takes the request' };
  const last = routeOf(router, rankOf(children.length), match, { steps: [...above, rest], parts: [] });
  return [...inner, { ...last, implicit: true }];
}

function routeOf(
  router: LiveRouter,
  rank: number,
  match: Match,
  { steps, parts }: { readonly steps: readonly Step[]; readonly parts: readonly PolicySet[] },
  parent?: LiveRouter,
): Route {
  const doubt = router.doubt ?? parent?.doubt;
  const hosts = [...(parent?.read.hosts ?? []), ...router.read.hosts];
  const certificate = wantedSecret(router.place.resource, hosts);
  return {
    match,
    matches: parent ? `${parent.rule} && ${router.rule}` : router.rule,
    priority: exactly(priorityOf(router)),
    rank,
    hosts: hosts.length === 0 ? ['*'] : hosts,
    steps,
    policies: router.implicit ? {} : routePolicies(match, parts),
    at: originOf(router.place),
    subject: subjectOf(router.place.resource),
    ...(certificate !== undefined && { certificate }),
    ...(doubt && { doubt }),
    ...(router.implicit && { implicit: true }),
  };
}

function exactly(priority: bigint): number | bigint {
  return Number.isSafeInteger(Number(priority)) ? Number(priority) : priority;
}
