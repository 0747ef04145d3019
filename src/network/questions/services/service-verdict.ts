import { valuesByKey } from '#model/grouped.js';
import { dnsPortOf } from '../../endpoints/dns-pods.js';
import { find } from '#cluster/cluster.js';
import { endpointOf } from '../resolved-end.js';
import type { AskedPort } from './service-backends.js';
import type { Destinations } from './service-destinations.js';
import { portBehindNodePort, serviceDestinations } from './service-destinations.js';
import type { ServiceEnd } from '../../endpoints/end.js';
import type { Endpoint } from '../../endpoints/endpoint.js';
import { apiServerVerdict, isApiServer } from './api-server-verdict.js';
import { entryVerdict } from './entry-verdict.js';
import { bestOf, combinedVerdict, together } from '../combined-verdict.js';
import type { NetworkModel } from '../../model.js';
import type { PairVerdict } from '../pair-verdict.js';

/**
 * Reaching a Service by its name takes DNS first, then a pod behind the Service at its own port: policies see connections after the
 * Service's address was replaced. (kubernetes v1.36, staging/src/k8s.io/api/networking/v1/types.go, NetworkPolicyPort)
 */
export function serviceVerdict(
  model: NetworkModel,
  from: readonly Endpoint[],
  end: ServiceEnd,
  { asked, byName }: ServiceQuestion,
): PairVerdict {
  const outside = from.filter(({ pods }) => pods === undefined);
  const service = find(model.cluster, '', 'Service', end.namespace, end.name);
  const port = asked && service && outside.length > 0 ? portBehindNodePort(service, asked) : asked;
  const behind = serviceDestinations(model, end, port);
  if ('missing' in behind && isApiServer(end)) return apiServerVerdict(model, from);
  if ('missing' in behind) return { verdict: 'unknown', code: 'unknown-end', reason: behind.missing, because: [] };
  if (behind.of.length === 0)
    return {
      verdict: 'denied',
      because: [{ says: `no pod behind ${end.namespace}/${end.name} has the port that it leads to` }],
    };
  if (outside.length > 0 && !behind.external)
    return entryVerdict(behind.service, sources => arrivals(model, sources, behind), outside, model);
  const dns: PairVerdict = byName ? resolution(model, from) : { verdict: 'allowed', because: [] };
  if (dns.verdict !== 'allowed') return dns;
  const arrival = arrivals(model, from, behind);
  return { ...arrival, because: [...dns.because, ...arrival.because] };
}

/** The port is the Service's. By its address it is found without DNS. */
export interface ServiceQuestion {
  readonly asked: AskedPort | undefined;
  readonly byName: boolean;
}

/** UDP decides whether names resolve; TCP is for answers that do not fit into it. */
function resolution(model: NetworkModel, from: readonly Endpoint[]): PairVerdict {
  const [udp, tcp] = (['UDP', 'TCP'] as const).map(protocol =>
    together(
      model.dns.map(pods =>
        combinedVerdict(model.engine, from, endpointOf(model, pods), { port: dnsPortOf(pods, protocol), protocol }),
      ),
    ),
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

/** Any port of the Service will do, at every pod or address behind it. */
function arrivals(model: NetworkModel, from: readonly Endpoint[], { of, external }: Destinations): PairVerdict {
  const verdicts = of.flatMap(({ endpoints, port, protocol }) =>
    endpoints.map(
      one => [one.pods ?? one.block ?? one, combinedVerdict(model.engine, from, [one], { port, protocol })] as const,
    ),
  );
  const all = together([...valuesByKey(verdicts).values()].flatMap(ofOne => bestOf(ofOne) ?? []));
  if (!external || all.verdict !== 'unknown' || all.code !== 'mixed') return all;
  return {
    ...all,
    code: 'unknown-names',
    reason: 'the addresses behind the name of the Service are not in the manifests',
  };
}
