import type { PortSet } from '../algebra/port-set.js';
import { allPorts, portsOf } from '../algebra/port-set.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { NetworkModel } from '../model.js';
import { isSamePod } from './combined-verdict.js';
import { resolvedEnd } from './resolved-end.js';
import { serviceDestinations } from './services/service-destinations.js';
import type { Question } from './verdict.js';
import { serviceMeant } from './verdict.js';

/** One connection of those that a question asks about. */
export interface AskedPair {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly ports: PortSet;
}

/**
 * The first pods or addresses that the ends of a question mean, one that is not the other; undefined where there are none. Of a Service
 * it is a pod or an address behind it, on the port there.
 */
export function firstPair(model: NetworkModel, question: Question): AskedPair | undefined {
  const sender = resolvedEnd(model, question.from);
  if ('missing' in sender) return undefined;
  const receivers = receiversOf(model, question);
  for (const from of sender.endpoints) {
    const found = receivers.find(({ to }) => !isSamePod(from, to));
    if (found) return { from, ...found };
  }
  return undefined;
}

function receiversOf(model: NetworkModel, question: Question): readonly Omit<AskedPair, 'from'>[] {
  const { to, port, protocol = 'TCP' } = question;
  const asked = port === undefined ? undefined : { port, protocol };
  const service = serviceMeant(model, to);
  if (service) {
    const behind = serviceDestinations(model, service, asked);
    if ('missing' in behind) return [];
    return behind.of.flatMap(one => one.endpoints.map(end => ({ to: end, ports: portsAsked(one) })));
  }
  const receiver = resolvedEnd(model, to);
  return 'missing' in receiver ? [] : receiver.endpoints.map(end => ({ to: end, ports: portsAsked(question) }));
}

function portsAsked({
  port,
  protocol = 'TCP',
}: { readonly port?: number | undefined } & Pick<Question, 'protocol'>): PortSet {
  return port === undefined ? allPorts : portsOf({ protocol, from: port, to: port });
}
