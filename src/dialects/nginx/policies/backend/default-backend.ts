import { find } from '#cluster/cluster.js';
import { servicePorts } from '#cluster/services.js';
import type { Backend } from '#model/backend.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { Step } from '#model/routing/step.js';
import { endpointsIn } from '../../installation/endpoints.js';
import type { NginxFeature, Place } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { textIn } from '../reads.js';

/** It answers for a Service without endpoints. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:938-976) */
export const defaultBackend: NginxFeature<'defaultBackend'> = {
  policy: 'defaultBackend',
  keys: [annotationKey('default-backend')],
  read: reads => {
    const service = textIn(reads, 'default-backend');
    return service === undefined ? undefined : { service };
  },
  steps: ({ service }, place) => {
    const found = ownBackend(service, place);
    const at = place.at('default-backend');
    if (!found) return [];
    const { backend, open } = found;
    const backends = [{ backend, weight: 1 }];
    const step: Step =
      open === undefined
        ? { kind: 'forward', backends }
        : { kind: 'open', code: 'missing-manifest', because: open, candidates: backends };
    return [{ ...step, ...given({ at }) }];
  },
  write: ({ service }) => said({ 'default-backend': service }),
};

/** The Service that the Ingress names, by its first port, where it is there and may have endpoints. */
export function ownDefaultBackend(reads: Reads): Backend | undefined {
  const service = textIn(reads, 'default-backend');
  return service === undefined ? undefined : ownBackend(service, { ...reads, setUp: reads.configuration })?.backend;
}

function ownBackend(
  name: string,
  { cluster, namespace, setUp: { settings } }: Pick<Place, 'cluster' | 'namespace' | 'setUp'>,
): { readonly backend: Backend; readonly open?: string } | undefined {
  const service = find(cluster, '', 'Service', namespace, name);
  const [port] = service ? servicePorts(service) : [];
  if (!service || !port) return undefined;
  const found = endpointsIn(cluster, settings)(service, port);
  if (found === 'none') return undefined;
  const backend = { namespace, service: name, port: port.number };
  return found === 'some' ? { backend } : { backend, open: `Service ${namespace}/${name}: ${found.open}` };
}
