import { anyController } from '../endpoints/controller-pods.js';
import type { End } from '../endpoints/end.js';
import { endName } from '../endpoints/end.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { PortSet } from '../algebra/port-set.js';
import type { NetworkModel } from '../model.js';
import type { ConnectionGroups } from './connection-groups.js';
import { connectionGroups } from './connection-groups.js';
import { connectionPairs, verdictOfConnection } from './connection-pairs.js';
import type { ControllerConnection, Routed } from './controller-connections.js';
import { controllerConnections, controllerPairs } from './controller-connections.js';
import type { PairVerdict } from './pair-verdict.js';
import { endpointsMeantBy } from './resolved-end.js';

/** Which connections are asked about. */
export interface AskedConnections {
  /** Default: from everybody. */
  readonly from?: End;
  /** Default: to everybody. A Service means the pods behind it. */
  readonly to?: End;
  /** What each controller routes to. Default: nothing. */
  readonly routed?: readonly Routed[];
}

/** Who reaches whom: ends that are treated alike together, and controllers by their routes. */
export interface Connections extends ConnectionGroups {
  readonly controllers: readonly ControllerConnection[];
}

/** The connections of a network, all or those of an end; or why an end means nobody. */
export function connectionsOf(
  model: NetworkModel,
  { from, to, routed = [] }: AskedConnections = {},
): Connections | { readonly missing: string } {
  const senders = from && endpointsMeantBy(model, from);
  const receivers = to && endpointsMeantBy(model, to);
  if (senders && 'missing' in senders) return senders;
  if (receivers && 'missing' in receivers) return receivers;
  const groups = connectionGroups(model, {
    ...(senders && { from: senders.endpoints }),
    ...(receivers && { to: receivers.endpoints }),
  });
  const routing = routed.filter(one => !from || endName(from) === `controller:${one.controller ?? anyController}`);
  return { ...groups, controllers: among(controllerConnections(model, routing), receivers?.endpoints) };
}

function among(
  connections: readonly ControllerConnection[],
  receivers: readonly Endpoint[] | undefined,
): readonly ControllerConnection[] {
  const meant = new Set(receivers?.map(({ pods }) => pods));
  return receivers ? connections.filter(({ pods }) => meant.has(pods)) : connections;
}

/** One of two ends with another. */
export interface Connection {
  readonly from: End;
  readonly to: End;
  /** Those that share its answer. */
  readonly ports: PortSet;
  /** What the network policies say to it, which takes longer than to list it. */
  readonly verdict: () => PairVerdict;
}

/** Connections one by one, controllers first: made as they are asked for, since there may be millions. */
export function* pairsOf(
  model: NetworkModel,
  connections: Connections,
  wanted: 'allowed' | 'unknown',
): Generator<Connection> {
  for (const { verdict, ...pair } of controllerPairs(connections.controllers, wanted))
    yield { ...pair, verdict: () => verdict };
  for (const pair of connectionPairs(connections[wanted], model)) {
    const { from, to, ports } = pair;
    yield { from: from.end, to: to.end, ports, verdict: () => verdictOfConnection(model, pair) };
  }
}
