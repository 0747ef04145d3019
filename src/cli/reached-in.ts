import { behindService } from '#network/behind-service.js';
import type { ConnectionFilter } from '#network/connections.js';
import { connectionsOf } from '#network/connections.js';
import { controllerConnections } from '#network/controller-connections.js';
import type { End } from '#network/end.js';
import { endName } from '#network/end.js';
import type { Place } from '#network/end-spots.js';
import { placesOf } from '#network/end-spots.js';
import type { NetworkModel } from '#network/model.js';
import type { Facts } from '#rules/rule.js';
import { UsageError } from './exit.js';
import type { ReachQuestion } from './reach-ends.js';
import type { Reached } from './reach-entries.js';
import { routedIn } from './reach-routes.js';

/** The connections of a cluster; those of the ends that are asked about, where some are. */
export function reachedIn(facts: Facts, { from, to }: ReachQuestion): Reached {
  const { network } = facts;
  const asked: ConnectionFilter = {
    ...(from && { from: placesIn(network, from) }),
    ...(to && { to: placesIn(network, to) }),
  };
  const routed =
    from && from.kind !== 'controller'
      ? []
      : routedIn(facts).filter(({ controller }) => !from || endName(from) === `controller:${controller}`);
  const all = controllerConnections(network, routed);
  const meant = new Set(asked.to?.map(({ pods }) => pods));
  return {
    network,
    connections: connectionsOf(network, asked),
    controllers: asked.to ? all.filter(({ pods }) => meant.has(pods)) : all,
  };
}

function placesIn(network: NetworkModel, end: End): readonly Place[] {
  if (end.kind === 'service') return behindPlaces(network, end.namespace, end.name);
  const found = placesOf(network, end);
  if ('missing' in found) throw new UsageError(found.missing);
  return found.places;
}

function behindPlaces(network: NetworkModel, namespace: string, name: string): readonly Place[] {
  const behind = behindService(network, namespace, name);
  if ('missing' in behind) throw new UsageError(behind.missing);
  const pods = new Set(behind.targets.map(target => target.pods));
  return [...pods].map(one => ({ spot: network.engine.spots.classOf.get(one) ?? 0, pods: one }));
}
