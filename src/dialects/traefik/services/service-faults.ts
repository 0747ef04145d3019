import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import type { Place } from '../resources/place.js';
import { noteAt } from '../resources/place.js';
import type { RouterDoubt } from '../dynamic/router.js';
import { dropped } from './service-port.js';

/** The doubt whether Traefik finds an address behind a Service. */
export function unknownEndpoints({ namespace, name }: Resource): RouterDoubt {
  return {
    code: 'missing-manifest',
    because: `no pod of ${namespace}/${name} is among the manifests, and without one the route is not served`,
  };
}

/** The note that a path names another resource than a Service. */
export function noService(at: Place): Note {
  const because = 'Traefik serves no backend but a Service';
  return noteAt(at, {
    kind: 'ignored-value',
    key: 'resource',
    because,
    effect: 'ingress-skipped',
    consequence: dropped,
  });
}

export function externalName(service: string, at: Place): Note {
  const because = `${service} is of type ExternalName, which is not allowed (allowExternalNameServices)`;
  return noteAt(at, {
    kind: 'ignored-value',
    key: 'service',
    because,
    effect: 'ingress-skipped',
    consequence: dropped,
  });
}

export function noEndpoints(service: Resource, at: Place): Note {
  const because = `no endpoints of ${service.name} are ready`;
  return noteAt(at, {
    kind: 'ignored-value',
    key: 'service',
    because,
    effect: 'ingress-skipped',
    consequence: dropped,
  });
}

export function headless(service: Resource, at: Place): Note {
  const because = `${service.name} has no cluster IP, which nativeLB needs`;
  return noteAt(at, {
    kind: 'ignored-value',
    key: 'service',
    because,
    effect: 'ingress-skipped',
    consequence: dropped,
  });
}
