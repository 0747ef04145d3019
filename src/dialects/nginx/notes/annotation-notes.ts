import type { Note } from '#model/note.js';
import { nearest } from '#model/nearest.js';
import { nginxAnnotation, nginxAnnotations } from '../../nginx-annotations.js';
import type { Configuration } from '../configuration.js';
import type { Taken } from '../taken.js';
import { keyOf } from '../wire.js';
import { noteAt } from './note-at.js';

/** What is noticed in the annotations of one Ingress: keys that nobody knows, values that are not taken, directives of nginx. */
export function annotationNotes(
  { resource, asks: { annotations } }: Taken,
  configuration: Configuration,
): readonly Note[] {
  const { faults, unknown, present } = annotations;
  return [
    ...unknown.map(name => unknownNote(resource, name)),
    ...faults.map(({ name, value, wants, effect }) =>
      noteAt(resource, pathOf(name), { kind: 'invalid-value', key: keyOf(name), value, wants, effect }),
    ),
    ...[...present].flatMap(name => snippetNote(resource, name, configuration)),
  ];
}

const known = nginxAnnotations.flatMap(({ name, alias }) => [name, ...(alias === undefined ? [] : [alias])]);

function unknownNote(resource: Taken['resource'], name: string): Note {
  const alike = nearest(name, known);
  return noteAt(resource, pathOf(name), {
    kind: 'unknown-key',
    key: keyOf(name),
    ...(alike !== undefined && { nearest: keyOf(alike) }),
  });
}

function snippetNote(
  resource: Taken['resource'],
  name: string,
  { snippetsAllowed, highestRisk }: Configuration,
): readonly Note[] {
  if (nginxAnnotation(name)?.value.kind !== 'directives' || highestRisk !== 'Critical') return [];
  const key = keyOf(name);
  if (snippetsAllowed)
    return [noteAt(resource, pathOf(name), { kind: 'opaque-value', key, because: 'directives of nginx' })];
  const because = 'the controller does not allow snippets (allow-snippet-annotations of its ConfigMap)';
  return [noteAt(resource, pathOf(name), { kind: 'ignored-value', key, because, effect: 'ignored' })];
}

function pathOf(name: string): readonly string[] {
  return ['metadata', 'annotations', keyOf(name)];
}
