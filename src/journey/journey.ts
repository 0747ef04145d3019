import type { Cluster } from '#cluster/cluster.js';
import type { Backend } from '#model/backend.js';
import { backendName } from '#model/backend.js';
import type { Outcome, Request, TraceStep } from '#model/routing/request.js';
import type { RouteTable } from '#model/routing/table.js';
import type { NetworkModel } from '#network/index.js';
import { asker } from '#simulate/answer/answer.js';
import type { Arrival, PodsReached } from './arrival.js';
import { arrivalAt } from './arrival.js';

/** What a journey needs: what one controller would do, and the cluster that it would do it in. */
export interface Ground {
  /** The controller's name, as the network model calls it too. */
  readonly controller: string;
  readonly table: RouteTable;
  readonly cluster: Cluster;
  readonly network: NetworkModel;
}

/** A request's whole way: who answers it, and on which pods it arrives. The trace goes on to the pods. */
export interface Journey {
  readonly outcome: Outcome;
  /** Absent where no backend answers, or nothing is known of its pods. */
  readonly pods?: PodsReached;
}

/** Follows requests through one controller to the pods: indexed once, and each backend followed once. */
export function tracer({ controller, table, cluster, network }: Ground): (request: Request) => Journey {
  const ask = asker(table);
  const arrivals = new Map<string, Arrival>();
  const arrival = (backend: Backend): Arrival => {
    const key = `${typeof backend.port} ${backendName(backend)}`;
    const known = arrivals.get(key) ?? arrivalAt(backend, { controller, cluster, network });
    arrivals.set(key, known);
    return known;
  };
  return request => {
    const outcome = ask(request);
    if (outcome.outcome !== 'backend') return { outcome };
    const sent = { method: request.method, host: outcome.upstream.host, path: outcome.upstream.path };
    // What the policies leave open without the request may be decided by it.
    const arrived = (backend: Backend): Arrival => {
      const known = arrival(backend);
      const open = known.pods?.network === 'unknown';
      return open ? arrivalAt(backend, { controller, cluster, network, request: sent }) : known;
    };
    const { pods: reached } = arrived(outcome.backend);
    const trace: readonly TraceStep[] = outcome.backends.flatMap(({ backend }) => arrived(backend).trace);
    return { outcome: { ...outcome, trace: [...outcome.trace, ...trace] }, ...(reached && { pods: reached }) };
  };
}
