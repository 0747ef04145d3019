import { find } from '#cluster/cluster.js';
import { servicePorts } from '#cluster/services.js';
import type { Json } from '#model/json.js';
import { numberOf, textOf } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { reasonOf } from '../resources/absence.js';
import type { Place } from '../resources/place.js';
import { noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';
import type { RouterDoubt } from '../dynamic/router.js';

/** A Service by name. */
export interface ServiceName {
  readonly namespace: string;
  readonly service: string;
}

export interface ServicePort {
  readonly number: number;
  /** Empty where it has none. */
  readonly name: string;
  readonly target: number | string;
  readonly protocol: string;
}

/** What follows when a Service or its port is not there. */
export const dropped = { kind: 'route-dropped' } as const;

/** A Service among the manifests; or the note that it is missing, with a doubt where it may exist elsewhere. */
export function serviceNamed(
  { cluster, absenceOf }: Context,
  { namespace, service: name }: ServiceName,
  at: Place,
): { readonly service: Resource } | { readonly note: Note; readonly doubt?: RouterDoubt } {
  const service = find(cluster, '', 'Service', namespace, name);
  if (service) return { service };
  const absence = absenceOf('', 'Service', namespace, name);
  const because = reasonOf(absence);
  const note = noteAt(at, {
    kind: 'missing-reference',
    to: { group: '', kind: 'Service', namespace, name },
    role: 'service',
    consequence: { kind: 'route-dropped' },
  });
  const doubt: RouterDoubt = { code: 'missing-manifest', because: `Service ${namespace}/${name}: ${because}` };
  return absence === 'open' ? { note, doubt } : { note };
}

/** The ports of a Service. */
export function portsOf(service: Resource): readonly ServicePort[] {
  return servicePorts(service).map(({ number, name = '', target, protocol }) => ({ number, name, target, protocol }));
}

/** The port of a Service that a number or a name means; a name in digits is still a name. */
export function portOf(service: Resource, wanted: number | string): ServicePort | undefined {
  return portsOf(service).find(({ number, name }) =>
    typeof wanted === 'number' ? number === wanted : name !== '' && name === wanted,
  );
}

/** A port that a Service does not list, of a name outside the cluster. */
export function portOutside(number: number): ServicePort {
  return { number, name: '', target: number, protocol: 'TCP' };
}

/** The note that a Service does not have a port. */
export function missingPort(service: Resource, port: number | string, at: Place): Note {
  return noteAt(at, {
    kind: 'missing-port',
    service: { namespace: service.namespace, name: service.name },
    port,
    has: portsOf(service).map(({ number, name }) => (typeof port === 'string' && name !== '' ? name : number)),
    consequence: { kind: 'route-dropped' },
  });
}

/** A port as a manifest writes it. */
export function portIn(value: Json | undefined): number | string | undefined {
  return numberOf(value) ?? textOf(value);
}
