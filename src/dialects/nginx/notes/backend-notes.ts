import { servicePorts } from '#cluster/services.js';
import type { Note } from '#model/findings/note.js';
import type { Path } from '#model/origin.js';
import type { ServiceReference } from '../ingresses/ingress.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import type { Upstream } from '../upstreams/upstreams.js';
import { upstreamName } from '../upstreams/upstreams.js';
import { noteAt } from './note-at.js';

/** Backends that lead nowhere, or to another Service than they name. */
export function backendNotes(ingress: ServedIngress, upstreams: ReadonlyMap<string, Upstream>): readonly Note[] {
  const { defaultBackend, rules } = ingress;
  const own = defaultBackend ? [{ backend: defaultBackend, at: ['spec', 'defaultBackend'] as Path }] : [];
  const paths = rules.flatMap(({ paths: all = [] }) =>
    all.map(({ backend, at }) => ({ backend, at: [...at, 'backend'] })),
  );
  return [...own, ...paths].flatMap(({ backend, at }) => {
    const upstream = upstreams.get(upstreamName(backend));
    return upstream ? noteOf(ingress, backend, [...at, 'service'], upstream) : [];
  });
}

function noteOf(
  { resource }: ServedIngress,
  { namespace, service, port }: ServiceReference,
  at: Path,
  upstream: Upstream,
): readonly Note[] {
  const { target } = upstream;
  const { state } = target;
  const first = target.backend;
  if (first.namespace !== namespace || first.service !== service) {
    const because = `the controller calls ${namespace}/${service} and ${first.namespace}/${first.service} by one name (${upstream.name}): requests go to ${first.namespace}/${first.service}`;
    return [noteAt(resource, [...at, 'name'], { kind: 'ignored-value', key: 'name', because, effect: 'unknown' })];
  }
  if (!target.service)
    return [
      noteAt(resource, [...at, 'name'], {
        kind: 'missing-reference',
        to: { group: '', kind: 'Service', namespace, name: service },
        role: 'service',
        consequence: { kind: 'answered', what: 'path', status: 503 },
      }),
    ];
  if (state.kind !== 'empty' || state.fault !== 'port') return [];
  const has = servicePorts(target.service).map(one =>
    typeof port === 'string' ? (one.name ?? one.number) : one.number,
  );
  const body = {
    kind: 'missing-port',
    service: { namespace, name: service },
    port,
    has,
    consequence: { kind: 'answered', what: 'path', status: state.status },
  } as const;
  return [noteAt(resource, [...at, 'port'], body)];
}
