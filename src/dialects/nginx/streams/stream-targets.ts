import type { Cluster } from '#cluster/cluster.js';
import { servicePorts } from '#cluster/services.js';
import type { Configuration } from '../installation/configuration.js';
import { endpointsIn } from '../installation/endpoints.js';
import type { UpstreamTarget } from '../upstreams/services.js';
import { targetOf } from '../upstreams/services.js';
import type { StreamFault, StreamService } from './stream-services.js';
import { streamServices } from './stream-services.js';

/** A port that is passed on, and what stands behind it. */
export interface Stream extends StreamService {
  readonly target: UpstreamTarget;
}

/** The ports that the controller passes on as they are, and the entries that it passes over. */
export interface Streams {
  readonly streams: readonly Stream[];
  readonly faults: readonly StreamFault[];
}

/** The streams of the ConfigMaps that the flags name. */
export function streamsOf(cluster: Cluster, configuration: Configuration): Streams {
  const endpoints = endpointsIn(cluster, configuration.settings);
  const all = streamServices(cluster, configuration);
  return {
    streams: all.flatMap(one => ('wants' in one ? [] : [{ ...one, target: targetIn(one) }])),
    faults: all.flatMap(one => ('wants' in one ? [one] : [])),
  };

  function targetIn({ reference, protocol }: StreamService): UpstreamTarget {
    const target = targetOf(cluster, endpoints, reference, false, configuration.flags);
    const { service } = target;
    const isMeant = ({ number, name, protocol: own }: ReturnType<typeof servicePorts>[number]): boolean =>
      (number === reference.port || name === reference.port) && own === protocol;
    if (!service || servicePorts(service).some(isMeant)) return target;
    const because = `Service ${reference.namespace}/${reference.service} has no ${protocol} port ${reference.port}`;
    return { ...target, state: { kind: 'empty', status: 503, fault: 'port', because } };
  }
}
