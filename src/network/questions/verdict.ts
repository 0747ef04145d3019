import type { End } from '../endpoints/end.js';
import type { Protocol } from '../algebra/protocol.js';
import { resolvedEnd } from './resolved-end.js';
import type { HttpRequest } from '../policy/http.js';
import { combinedVerdict } from './combined-verdict.js';
import type { NetworkModel } from '../model.js';
import type { PairVerdict } from './pair-verdict.js';
import { serviceVerdict } from './service-verdict.js';

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
  if (question.to.kind === 'service') {
    const { to, port, protocol = 'TCP' } = question;
    return serviceVerdict(model, from.endpoints, to, port === undefined ? undefined : { port, protocol });
  }
  const to = resolvedEnd(model, question.to);
  if ('missing' in to) return { verdict: 'unknown', code: 'unknown-end', reason: to.missing, because: [] };
  return combinedVerdict(model.engine, from.endpoints, to.endpoints, question);
}
