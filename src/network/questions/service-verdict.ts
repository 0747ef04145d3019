import { valuesByKey } from '#model/grouped.js';
import type { AskedPort, ServiceBackend } from './service-backends.js';
import { serviceBackends } from './service-backends.js';
import type { ServiceEnd } from '../endpoints/end.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import { entryVerdict } from './entry-verdict.js';
import { bestOf, combinedVerdict, together } from './combined-verdict.js';
import type { NetworkModel } from '../model.js';
import type { PairVerdict } from './pair-verdict.js';
import type { Pods } from '../endpoints/pods.js';

/**
 * Reaching a Service by its name takes DNS first, then a pod behind the Service at its own port: policies see connections after the
 * Service's address was replaced. (kubernetes v1.36, staging/src/k8s.io/api/networking/v1/types.go, NetworkPolicyPort)
 */
export function serviceVerdict(
  model: NetworkModel,
  from: readonly Endpoint[],
  { namespace, name }: ServiceEnd,
  asked?: AskedPort,
): PairVerdict {
  const behind = serviceBackends(model, namespace, name, asked);
  if ('missing' in behind) return { verdict: 'unknown', code: 'unknown-end', reason: behind.missing, because: [] };
  if (behind.targets.length === 0)
    return {
      verdict: 'denied',
      because: [{ says: `no pod behind ${namespace}/${name} has the port that it leads to` }],
    };
  const outside = from.filter(({ pods }) => pods === undefined);
  if (outside.length > 0)
    return entryVerdict(behind.service, sources => arrivals(model, sources, behind.targets), outside, model);
  const dns = resolution(model, from);
  if (dns.verdict !== 'allowed') return dns;
  const arrival = arrivals(model, from, behind.targets);
  return { ...arrival, because: [...dns.because, ...arrival.because] };
}

/** UDP decides whether names resolve; TCP is for answers that do not fit into it. */
function resolution(model: NetworkModel, from: readonly Endpoint[]): PairVerdict {
  const servers = model.dns.flatMap(pods => endpointOf(model, pods));
  const [udp, tcp] = (['UDP', 'TCP'] as const).map(protocol =>
    combinedVerdict(model.engine, from, servers, { port: 53, protocol }),
  );
  if (!udp || udp.verdict !== 'allowed') return named(udp ?? { verdict: 'denied', because: [] });
  if (tcp?.verdict === 'allowed') return { verdict: 'allowed', because: [] };
  return {
    verdict: 'allowed',
    because: [{ says: 'names resolve over UDP only; long answers need TCP 53' }, ...(tcp?.because ?? [])],
  };
}

function named(verdict: PairVerdict): PairVerdict {
  const says =
    verdict.verdict === 'denied'
      ? 'the name of the Service does not resolve'
      : 'whether the name of the Service resolves cannot be told';
  return { ...verdict, because: [{ says }, ...verdict.because] };
}

/** Any port of the Service will do, at every pod behind it. */
function arrivals(model: NetworkModel, from: readonly Endpoint[], targets: readonly ServiceBackend[]): PairVerdict {
  const verdicts = targets.map(({ pods, port, protocol }) => {
    const verdict = combinedVerdict(model.engine, from, endpointOf(model, pods), { port, protocol });
    return [pods, verdict] as const;
  });
  return together([...valuesByKey(verdicts).values()].flatMap(ofPods => bestOf(ofPods) ?? []));
}

function endpointOf({ engine }: NetworkModel, pods: Pods): readonly Endpoint[] {
  const endpointClass = engine.classes.classOf.get(pods);
  return endpointClass === undefined ? [] : [{ endpointClass, pods }];
}
