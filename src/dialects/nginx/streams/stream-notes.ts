import { servicePorts } from '#cluster/services.js';
import type { Note } from '#model/findings/note.js';
import { subjectOf } from '#model/resource.js';
import type { StreamFault } from './stream-services.js';
import type { Stream, Streams } from './stream-targets.js';

/** Ports that are passed on to nobody, so that the controller does not listen there. */
export function streamNotes({ streams, faults }: Streams): readonly Note[] {
  return [...faults.map(faultNote), ...streams.flatMap(lostNotes)];
}

function placeOf({ resource, path }: Stream['at']): Pick<Note, 'at' | 'subject' | 'path'> {
  return { at: resource.locate(path), subject: subjectOf(resource), path };
}

function faultNote({ at, key, value, wants }: StreamFault): Note {
  return { ...placeOf(at), kind: 'invalid-value', key, value, wants, effect: 'ignored' };
}

function lostNotes({ at, reference: { namespace, service: name, port }, target, protocol }: Stream): readonly Note[] {
  const { service, state } = target;
  const consequence = { kind: 'port-closed' } as const;
  if (!service) {
    const to = { group: '', kind: 'Service', namespace, name };
    return [{ ...placeOf(at), kind: 'missing-reference', to, role: 'service', consequence }];
  }
  if (state.kind !== 'empty' || state.fault !== 'port') return [];
  const own = servicePorts(service).filter(one => one.protocol === protocol);
  const has = own.map(one => (typeof port === 'string' ? (one.name ?? one.number) : one.number));
  return [{ ...placeOf(at), kind: 'missing-port', service: { namespace, name }, port, has, consequence }];
}
