import type { End, ServiceEnd } from '../endpoints/end.js';
import { addressKey } from '../endpoints/service-addresses.js';
import { ofKind } from '#cluster/cluster.js';
import { blockOf } from '#model/addresses/block.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import { portBehindNodePort } from './services/service-destinations.js';
import type { Protocol } from '../algebra/protocol.js';
import { resolvedEnd } from './resolved-end.js';
import type { HttpRequest } from '../policy/http.js';
import { combinedVerdict } from './combined-verdict.js';
import type { NetworkModel } from '../model.js';
import type { PairVerdict } from './pair-verdict.js';
import { serviceVerdict } from './services/service-verdict.js';

/** Does this connection get through? Without a port: does anything? To a Service the port is the Service's. */
export interface Question {
  readonly from: End;
  readonly to: End;
  readonly port?: number;
  /** Default: TCP where a port is given. */
  readonly protocol?: Protocol;
  /** The request that the connection is for: Cilium's rules about HTTP ask for it. */
  readonly request?: HttpRequest;
}

/** `mixed`, a code of unknown, is an answer that differs between the pods or addresses that an end means. */
export type Verdict = PairVerdict;

/** What the network policies say to a connection. */
export function verdictOf(model: NetworkModel, question: Question): Verdict {
  const from = resolvedEnd(model, question.from);
  if ('missing' in from) return { verdict: 'unknown', code: 'unknown-end', reason: from.missing, because: [] };
  const { port, protocol = 'TCP' } = question;
  const service = serviceMeant(model, question.to) ?? serviceAtNode(model, from.endpoints, question);
  if (service)
    return serviceVerdict(model, from.endpoints, service, {
      asked: port === undefined ? undefined : { port, protocol },
      byName: question.to.kind === 'service',
    });
  const to = resolvedEnd(model, question.to);
  if ('missing' in to) return { verdict: 'unknown', code: 'unknown-end', reason: to.missing, because: [] };
  return combinedVerdict(model.engine, from.endpoints, to.endpoints, question);
}

/** A Service by its name, or by an address that stands for it. */
export function serviceMeant({ serviceAddresses }: NetworkModel, to: End): ServiceEnd | undefined {
  if (to.kind === 'service') return to;
  const [only, ...others] = to.kind === 'ip' ? to.cidrs : [];
  const key = only === undefined || others.length > 0 ? undefined : addressKey(only);
  const service = key === undefined ? undefined : serviceAddresses.get(key);
  return service && { kind: 'service', namespace: service.namespace, name: service.name };
}

/** What comes from outside to a port of a node goes to the Service that has it there. (kubernetes v1.36, staging/src/k8s.io/api/core/v1/types.go, NodePort) */
function serviceAtNode(
  { cluster, nodes }: NetworkModel,
  from: readonly Endpoint[],
  { to, port, protocol = 'TCP' }: Question,
): ServiceEnd | undefined {
  const [only] = to.kind === 'ip' ? to.cidrs : [];
  const key = only === undefined ? undefined : addressKey(only);
  const block = key === undefined ? undefined : blockOf(key);
  const isNode = nodes.some(one => one.addresses?.some(({ from: own }) => own === block?.from) === true);
  if (!isNode || port === undefined || from.some(({ pods }) => pods)) return undefined;
  const service = ofKind(cluster, '', 'Service').find(one => portBehindNodePort(one, { port, protocol }).port !== port);
  return service && { kind: 'service', namespace: service.namespace, name: service.name };
}
