import type { ConnectionFilter, End, NetworkModel, Endpoint } from '#network/index.js';
import { connectionsOf, controllerConnections, endName, endpointsMeantBy, exposureOf } from '#network/index.js';
import type { Facts } from '#rules/rule.js';
import { UsageError } from './exit.js';
import type { ReachQuestion } from './reach-ends.js';
import type { Reached } from './reach-entries.js';
import { routedIn } from './reach-routes.js';

/** The connections of a cluster; those of the ends that are asked about, where some are. */
export function reachedIn(facts: Facts, { from, to }: ReachQuestion, withExposure?: true): Reached {
  const { network } = facts;
  const endpointsIn = from && to ? endpointsOrNone : endpointsOrFault;
  const asked: ConnectionFilter = {
    ...(from && { from: endpointsIn(network, from) }),
    ...(to && { to: endpointsIn(network, to) }),
  };
  const routed =
    from && from.kind !== 'controller'
      ? []
      : routedIn(facts).filter(({ controller }) => !from || endName(from) === `controller:${controller}`);
  const all = controllerConnections(network, routed);
  const receivers = new Set(asked.to?.map(({ pods }) => pods));
  return {
    network,
    connections: connectionsOf(network, asked),
    controllers: asked.to ? all.filter(({ pods }) => receivers.has(pods)) : all,
    ...(withExposure && { exposure: exposureOf(network) }),
  };
}

/** A question about one connection has its own words for an end that is not there. */
function endpointsOrNone(network: NetworkModel, end: End): readonly Endpoint[] {
  const found = endpointsMeantBy(network, end);
  return 'missing' in found ? [] : found.endpoints;
}

function endpointsOrFault(network: NetworkModel, end: End): readonly Endpoint[] {
  const found = endpointsMeantBy(network, end);
  if ('missing' in found) throw new UsageError(found.missing);
  return found.endpoints;
}
