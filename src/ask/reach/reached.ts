import type { ConnectionFilter, End, Endpoint, Protocol } from '#network/index.js';
import { connectionsOf, controllerConnections, endName, endpointsMeantBy, exposureOf } from '#network/index.js';
import type { Facts } from '#rules/rule.js';
import type { Understood } from '../value-fault.js';
import type { Reached } from './entries.js';
import { routedIn } from './routed.js';

/** What is asked of the network: one connection, all of one end, or everything. */
export interface ReachQuestion {
  readonly from?: End;
  readonly to?: End;
  readonly port?: number;
  readonly protocol?: Protocol;
}

/** The connections of a cluster; those of the ends that are asked about, where some are. The fault is an end that is not there. */
export function reachedIn(facts: Facts, { from, to }: ReachQuestion, withExposure?: true): Understood<Reached> {
  const { network } = facts;
  const [senders, receivers] = [from, to].map(end => end && endpointsMeantBy(network, end));
  const missing = [senders, receivers].flatMap(one => (one && 'missing' in one ? [one.missing] : []));
  if (missing[0] !== undefined && !(from && to)) return { fault: missing[0] };
  const asked: ConnectionFilter = {
    ...(senders && { from: endpointsIn(senders) }),
    ...(receivers && { to: endpointsIn(receivers) }),
  };
  return {
    value: {
      network,
      connections: connectionsOf(network, asked),
      controllers: controllersIn(facts, from, asked.to),
      ...(withExposure && { exposure: exposureOf(network) }),
    },
  };
}

/** A question about one connection has its own words for an end that is not there. */
function endpointsIn(found: ReturnType<typeof endpointsMeantBy>): readonly Endpoint[] {
  return 'missing' in found ? [] : found.endpoints;
}

function controllersIn(
  facts: Facts,
  from: End | undefined,
  to: readonly Endpoint[] | undefined,
): Reached['controllers'] {
  const routed =
    from && from.kind !== 'controller'
      ? []
      : routedIn(facts).filter(({ controller }) => !from || endName(from) === `controller:${controller}`);
  const all = controllerConnections(facts.network, routed);
  const receivers = new Set(to?.map(({ pods }) => pods));
  return to ? all.filter(({ pods }) => receivers.has(pods)) : all;
}
