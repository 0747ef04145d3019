import type { PortSet } from '../algebra/port-set.js';
import { allPorts, portsOf } from '../algebra/port-set.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { NetworkModel } from '../model.js';
import { resolvedEnd } from './resolved-end.js';
import type { Question } from './verdict.js';

/** One connection of those that a question asks about. */
export interface AskedPair {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly ports: PortSet;
}

/** The first pods or addresses that the ends of a question mean; undefined where an end means none. */
export function firstPair(model: NetworkModel, { from, to, port, protocol = 'TCP' }: Question): AskedPair | undefined {
  const [sender, receiver] = [resolvedEnd(model, from), resolvedEnd(model, to)].map(found =>
    'endpoints' in found ? found.endpoints[0] : undefined,
  );
  const ports = port === undefined ? allPorts : portsOf({ protocol, from: port, to: port });
  return sender && receiver && { from: sender, to: receiver, ports };
}
