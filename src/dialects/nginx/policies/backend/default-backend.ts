import { find } from '#cluster/cluster.js';
import { servicePorts } from '#cluster/services.js';
import type { Backend } from '#model/backend.js';
import { given } from '../../values/given.js';
import { keyOf } from '../../values/annotation-keys.js';
import type { NginxFeature, Place } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { textIn } from '../reads.js';

/** It answers for a Service without endpoints. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:938-976) */
export const defaultBackend: NginxFeature<'defaultBackend'> = {
  policy: 'defaultBackend',
  says: ['service'],
  keys: [keyOf('default-backend')],
  acts: [keyOf('default-backend')],
  read: reads => {
    const service = textIn(reads, 'default-backend');
    return service === undefined ? undefined : { service };
  },
  steps: ({ service }, place) => {
    const backend = readyBackend(service, place);
    const at = place.at('default-backend');
    return backend ? [{ kind: 'forward', backends: [{ backend, weight: 1 }], ...given({ at }) }] : [];
  },
  write: ({ service }) => said({ 'default-backend': service }),
};

/** The Service that the Ingress names, by its first port, where it is there and has endpoints. */
export function ownDefaultBackend(reads: Reads): Backend | undefined {
  const service = textIn(reads, 'default-backend');
  return service === undefined ? undefined : readyBackend(service, reads);
}

function readyBackend(
  name: string,
  { cluster, namespace, configuration }: Pick<Place, 'cluster' | 'namespace' | 'configuration'>,
): Backend | undefined {
  const service = find(cluster, '', 'Service', namespace, name);
  const [port] = service ? servicePorts(service) : [];
  const isMissing = configuration.settings.noEndpoints.includes(`${namespace}/${name}`);
  return port && !isMissing ? { namespace, service: name, port: port.number } : undefined;
}
