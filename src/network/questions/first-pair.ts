import type { PortSet } from '../algebra/port-set.js';
import { allPorts, portsOf } from '../algebra/port-set.js';
import type { Place } from '../endpoints/place.js';
import type { NetworkModel } from '../model.js';
import { placesOf } from './end-spots.js';
import type { Question } from './verdict.js';

/** One connection of those that a question asks about. */
export interface AskedPair {
  readonly from: Place;
  readonly to: Place;
  readonly ports: PortSet;
}

/** The first pods or addresses that the ends of a question mean; undefined where an end means none. */
export function firstPair(model: NetworkModel, { from, to, port, protocol = 'TCP' }: Question): AskedPair | undefined {
  const [sender, receiver] = [placesOf(model, from), placesOf(model, to)].map(found =>
    'places' in found ? found.places[0] : undefined,
  );
  const ports = port === undefined ? allPorts : portsOf({ protocol, from: port, to: port });
  return sender && receiver && { from: sender, to: receiver, ports };
}
