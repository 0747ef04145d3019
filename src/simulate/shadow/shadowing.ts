import type { Request } from '#model/routing/request.js';
import type { Listener, Normalisation, Route, RouteTable, VirtualHost } from '#model/routing/table.js';
import type { Cover } from './shadow-index.js';
import { coverIndex } from './shadow-index.js';
import { choose } from '../answer/choose.js';
import { demandsOf } from '../match/demand.js';
import type { Candidates } from '../answer/route-index.js';
import { candidatesOf } from '../answer/route-index.js';
import { hostSamples, pathSamples } from '../compare/sample-values.js';
import { seenRequestOf } from '../request/seen-request.js';
import { requestFor, sentFor } from '../compare/witnesses.js';

/** A route that can never answer: others take all its requests before it. */
export interface Shadow {
  readonly route: Route;
  /** The route that answers the witness. */
  readonly by: Route;
  /** All routes that together take its requests, in match order. */
  readonly all: readonly Route[];
  /** A request of the route, which the other answers. */
  readonly witness: Request;
}

/** The routes of a table that can never answer; only what is certain. */
export function shadowsIn(table: RouteTable): readonly Shadow[] {
  let comparisons = 0;
  const mayCompare = (): boolean => (comparisons += 1) <= mostComparisons;
  return table.listeners.flatMap(listener =>
    listener.hosts.flatMap(host =>
      shadowsOn(listener, host, listener.normalisation ?? table.normalisation, mayCompare),
    ),
  );
}

/** Comparing the languages of two regular expressions takes a few milliseconds: so often it is done for one table. */
const mostComparisons = 60;

function shadowsOn(
  listener: Listener,
  host: VirtualHost,
  normalisation: Normalisation,
  mayCompare: () => boolean,
): readonly Shadow[] {
  const inOrder = [...host.routes].sort((one, other) => one.rank - other.rank);
  const covers = coverIndex(host.host, mayCompare);
  const covered = inOrder.flatMap(route => {
    const all = covers(route);
    return all ? [{ route, all }] : [];
  });
  if (covered.length === 0) return [];
  const candidates = candidatesOf(host.routes);
  return covered.flatMap(cover => witnessed(cover, { listener, host, normalisation, candidates }));
}

interface Ground {
  readonly listener: Listener;
  readonly host: VirtualHost;
  readonly normalisation: Normalisation;
  readonly candidates: Candidates;
}

/** A shadow counts when a request of the route is truly taken by another. */
function witnessed({ route, all }: Cover, { listener, host, normalisation, candidates }: Ground): readonly Shadow[] {
  for (const demand of demandsOf(route.match)) {
    const hosts = [...demand.hosts, host.host].flatMap(hostSamples);
    const paths = demand.paths.length > 0 ? demand.paths.flatMap(pathSamples) : ['/'];
    for (const witness of hosts.flatMap(name =>
      paths.map(path => requestFor(demand, listener, name, sentFor(path, normalisation))),
    )) {
      const seen = seenRequestOf(witness, normalisation);
      const taking = candidates(seen).filter(ready => ready.takes(seen) === true);
      const by = choose(candidates, seen).sure[0]?.route;
      if (by && by !== route && all.includes(by) && taking.some(ready => ready.route === route))
        return [{ route, by, all, witness }];
    }
  }
  return [];
}
