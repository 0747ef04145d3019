import { backendName } from '#model/backend.js';
import { grouped } from '#model/grouped.js';
import type { Request } from '#model/routing/request.js';
import { forwarded } from '#model/routing/forwarded.js';
import type { Listener, Normalisation, Route, RouteTable, VirtualHost } from '#model/routing/table.js';
import { choose } from '../answer/choose.js';
import type { Candidates } from '../answer/route-index.js';
import { candidatesOf } from '../answer/route-index.js';
import { hostSamples, pathSamples } from '../compare/sample-values.js';
import { requestFor, sentFor } from '../compare/witnesses.js';
import { demandsOf } from '../match/demand.js';
import { seenRequestOf } from '../request/seen-request.js';

/** A route whose requests reach its backend by another one, which comes first and does not do what the route does before. */
export interface Bypass {
  readonly route: Route;
  readonly by: Route;
  /** A request of the route, which the other answers. */
  readonly witness: Request;
}

/** As many pairs of routes are compared, for one table. */
const mostPairs = 5_000;

/**
 * The guarded routes of a table that another goes round: it takes requests for the route's own paths on some of the route's hosts, it
 * is not guarded, and it leads to the same Service. What is open below a guarded path by a longer one is meant so.
 */
export function bypassesIn(table: RouteTable, isGuarded: (route: Route) => boolean): readonly Bypass[] {
  let pairs = 0;
  return table.listeners.flatMap(listener =>
    listener.hosts.flatMap(host => {
      const ground = groundOf(listener, host, listener.normalisation ?? table.normalisation);
      const open = grouped(
        host.routes.filter(one => one.implicit !== true && !isGuarded(one)),
        backendsKey,
      );
      return host.routes.filter(isGuarded).flatMap(route => {
        const others = (open.get(backendsKey(route)) ?? []).filter(
          one => one.rank < route.rank && (pairs += 1) <= mostPairs,
        );
        return others.flatMap(by => bypass(route, by, ground) ?? []).slice(0, 1);
      });
    }),
  );
}

interface Ground {
  readonly listener: Listener;
  readonly host: VirtualHost;
  readonly normalisation: Normalisation;
  readonly candidates: Candidates;
}

function groundOf(listener: Listener, host: VirtualHost, normalisation: Normalisation): Ground {
  return { listener, host, normalisation, candidates: candidatesOf(host.routes) };
}

function backendsKey({ steps }: Route): string {
  return forwarded(steps)
    .map(({ backend }) => backendName(backend))
    .join(' ');
}

function bypass(route: Route, by: Route, ground: Ground): Bypass | undefined {
  const { normalisation, candidates } = ground;
  for (const witness of witnessesOf(route, by, ground)) {
    const seen = seenRequestOf(witness, normalisation);
    const taking = candidates(seen).some(ready => ready.route === route && ready.takes(seen) === true);
    if (taking && choose(candidates, seen).sure[0]?.route === by) return { route, by, witness };
  }
  return undefined;
}

/** Requests for the paths of a route, on its own hosts and on those of another. */
function witnessesOf(route: Route, by: Route, { listener, host, normalisation }: Ground): readonly Request[] {
  const theirs = demandsOf(by.match).flatMap(one => one.hosts);
  return demandsOf(route.match).flatMap(demand => {
    const paths = demand.paths.flatMap(pathSamples);
    const hosts = [...theirs, ...demand.hosts, host.host].flatMap(hostSamples);
    return hosts.flatMap(name => paths.map(path => requestFor(demand, listener, name, sentFor(path, normalisation))));
  });
}
