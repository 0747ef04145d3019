import type { Resource } from '#model/resource.js';
import { hasPort } from '../../algebra/port-set.js';
import { dnsPortOf } from '../../endpoints/dns-pods.js';
import type { Pods } from '../../endpoints/pods.js';
import type { NetworkModel } from '../../model.js';
import { isIsolating, isolatingPolicy } from '../../engine/isolating-policy.js';

/** A network policy that keeps every workload of the manifests out of the pods that resolve names. */
export interface DnsCutOff {
  readonly source: Resource;
}

export function dnsCutOff(network: NetworkModel): readonly DnsCutOff[] {
  const cut = network.dns.map(one => cutOffBy(network, one));
  const [source] = cut;
  return source === undefined || cut.includes(undefined) ? [] : [{ source }];
}

function cutOffBy({ engine, pods }: NetworkModel, resolver: Pods): Resource | undefined {
  const endpointClass = engine.classes.classOf.get(resolver);
  const chain = endpointClass === undefined ? undefined : engine.chainOf('ingress', endpointClass);
  const isSure = chain?.tiers.some(({ end, entries }) => end === 'deny' && entries.some(({ sure }) => sure)) === true;
  if (!chain || !isSure || !isIsolating(chain) || pods.length === 0) return undefined;
  const callers = new Set(pods.flatMap(one => engine.classes.classOf.get(one) ?? []));
  const port = dnsPortOf(resolver, 'UDP');
  const isReached = [...callers].some(one =>
    hasPort(engine.states.decision(engine.decisionAt(chain, one)).maybe, 'UDP', port),
  );
  return isReached ? undefined : isolatingPolicy(engine, chain);
}
