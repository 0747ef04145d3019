import type { Connections, End, Protocol } from '#network/index.js';
import { connectionsOf, exposureOf } from '#network/index.js';
import type { Facts } from '#facts/facts.js';
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
  const routed = from && from.kind !== 'controller' ? [] : routedIn(facts);
  const found = connectionsOf(network, { ...(from && { from }), ...(to && { to }), routed });
  // A question about one connection has its own words for an end that is not there.
  if ('missing' in found && !(from && to)) return { fault: found.missing };
  const connections = 'missing' in found ? none : found;
  return { value: { network, connections, ...(withExposure && { exposure: exposureOf(network) }) } };
}

const none: Connections = { allowed: [], unknown: [], controllers: [] };
