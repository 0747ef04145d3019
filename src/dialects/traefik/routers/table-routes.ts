import type { Step } from '#model/routing/step.js';
import { subjectOf } from '#model/resource.js';
import type { Match } from '#model/match.js';
import type { Route } from '#model/routing/table.js';
import type { LiveRouter } from './live-router.js';
import { originOf } from '../resources/place.js';
import { priorityOf, ranked } from './precedence.js';

/** A tree of routers: one that stands above others sends its requests to the first of them that takes them. */
export interface RouterTree {
  readonly router: LiveRouter;
  readonly children: readonly LiveRouter[];
}

/** The routes of a listener, in match order, with the steps of its entry point before theirs. */
export function routesOf(trees: readonly RouterTree[], before: readonly Step[]): readonly Route[] {
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
  before: readonly Step[],
): readonly Route[] {
  if (children.length === 0) return [routeOf(router, rankOf(0), router.read.match, [...before, ...router.steps])];
  const above = [...before, ...router.guards];
  const inner = ranked(children).map(({ item, rank }) =>
    routeOf(
      item,
      rankOf(rank),
      { kind: 'and', of: [router.read.match, item.read.match] },
      [...above, ...item.steps],
      router,
    ),
  );
  const rest: Step = { kind: 'respond', status: 404, because: 'no route under it takes the request' };
  const last = routeOf(router, rankOf(children.length), router.read.match, [...above, rest]);
  return [...inner, { ...last, implicit: true }];
}

function routeOf(router: LiveRouter, rank: number, match: Match, steps: readonly Step[], parent?: LiveRouter): Route {
  const doubt = router.doubt ?? parent?.doubt;
  const hosts = [...(parent?.read.hosts ?? []), ...router.read.hosts];
  return {
    match,
    matches: parent ? `${parent.rule} && ${router.rule}` : router.rule,
    priority: Number(priorityOf(router)),
    rank,
    hosts: hosts.length === 0 ? ['*'] : hosts,
    steps,
    policies: router.policies,
    at: originOf(router.place),
    subject: subjectOf(router.place.resource),
    ...(doubt && { doubt }),
    ...(router.implicit && { implicit: true }),
  };
}
