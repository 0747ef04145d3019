import type { Note } from '#model/findings/note.js';
import { nearest } from '#model/text/nearest.js';
import { annotationsOf } from '#model/resource.js';
import { nginxAnnotation, nginxAnnotations, nginxPrefix, replacedAnnotations } from '../../nginx-annotations.js';
import type { Configuration } from '../installation/configuration.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import { isGuard } from '../policies/guards.js';
import { unreadBecause } from '../policies/required-annotations.js';
import type { NoteBody } from './note-at.js';
import { noteAt } from './note-at.js';

/**
 * What is noticed in the annotations of one Ingress: keys that nobody knows, values that are not taken, directives of nginx.
 * Values that only make something else of what is asked, and Services that are asked, count where the Ingress is served.
 */
export function annotationNotes(
  ingress: ServedIngress,
  isServed: boolean,
  configuration: Configuration,
): readonly Note[] {
  const { resource, reads, invalid } = ingress;
  const { unknown, present, keyOf } = reads.annotations;
  const at = (name: string, body: NoteBody) => noteAt(resource, ['metadata', 'annotations', keyOf(name)], body);
  const faulty = new Set(invalid.map(({ name }) => name));
  return [
    ...unknown.map(name => at(name, unknownKey(name, keyOf))),
    ...invalid
      .filter(({ effect }) => isServed || effect !== 'none')
      .map(({ name, ...fault }) => at(name, { kind: 'invalid-value', key: keyOf(name), ...fault })),
    ...[...present].flatMap(name => snippetNotes(name, keyOf(name), configuration).map(body => at(name, body))),
    ...[...present]
      .filter(name => !faulty.has(name))
      .flatMap(name => idleNotes(name, ingress).map(body => at(name, body))),
    ...referenceNotes(ingress, isServed),
    ...usualNotes(ingress, configuration),
  ];
}

const known = nginxAnnotations.flatMap(({ name, alias }) => [name, ...(alias === undefined ? [] : [alias])]);

function unknownKey(name: string, keyOf: (name: string) => string): NoteBody {
  const alike = replacedAnnotations.get(name) ?? nearest(name, known);
  return { kind: 'unknown-key', key: keyOf(name), ...(alike !== undefined && { nearest: keyOf(alike) }) };
}

function snippetNotes(name: string, key: string, { snippetsAllowed, highestRisk }: Configuration): readonly NoteBody[] {
  if (nginxAnnotation(name)?.value.kind !== 'directives' || highestRisk !== 'Critical') return [];
  if (snippetsAllowed) return [{ kind: 'opaque-value', key, because: 'directives of nginx' }];
  const because = 'the controller does not allow snippets (allow-snippet-annotations of its ConfigMap)';
  return [{ kind: 'ignored-value', key, because, effect: 'ignored' }];
}

/** Values that nobody looks at: another annotation is missing, the policy's own reader says so, or another name counts. */
function idleNotes(name: string, { reads, idle }: ServedIngress): readonly NoteBody[] {
  const { annotations } = reads;
  const { keyOf } = annotations;
  const main = nginxAnnotation(name)?.name ?? name;
  const noted = (because: string): readonly NoteBody[] => [
    { kind: 'ignored-value', key: keyOf(name), because, effect: 'ignored' },
  ];
  const unread = unreadBecause(reads, name);
  if (unread !== undefined) return noted(unread);
  const own = idle.find(one => annotations.writtenAs(one.name) === name);
  if (own) return noted(own.because);
  const isOther = main !== name && annotations.values.has(main) && annotations.writtenAs(main) !== name;
  return isOther && !annotations.empty.has(name) ? noted(`${keyOf(main)} is set too, and counts`) : [];
}

function referenceNotes({ resource, references, reads }: ServedIngress, isServed: boolean): readonly Note[] {
  return references
    .filter(({ isOpen }) => isServed || isOpen)
    .map(({ name, object, consequence }) =>
      noteAt(resource, reads.annotations.pathOf(name), {
        kind: 'missing-reference',
        to: { group: '', ...object },
        role: object.kind === 'Service' ? 'service' : 'part',
        consequence,
      }),
    );
}

/** Annotations under the usual prefix, of a controller that runs with another: it reads none of them. */
function usualNotes({ resource }: ServedIngress, { annotations: { prefix } }: Configuration): readonly Note[] {
  if (prefix === nginxPrefix) return [];
  const because = `the controller runs with --annotations-prefix=${prefix.slice(0, -1)}, and reads no annotation under another prefix`;
  return Object.keys(annotationsOf(resource))
    .filter(key => key.startsWith(nginxPrefix))
    .map(key => {
      const name = key.slice(nginxPrefix.length);
      const effect = isGuard(name) ? 'access-dropped' : 'ignored';
      return noteAt(resource, ['metadata', 'annotations', key], { kind: 'ignored-value', key, because, effect });
    });
}
