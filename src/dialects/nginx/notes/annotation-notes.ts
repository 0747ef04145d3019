import type { Note } from '#model/findings/note.js';
import { nearest } from '#model/text/nearest.js';
import type { Resource } from '#model/resource.js';
import { nginxAnnotation, nginxAnnotations, replacedAnnotations } from '../../nginx-annotations.js';
import { isRead, neededFor } from '../annotations/checks/needs.js';
import type { Configuration } from '../installation/configuration.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import { keyOf } from '../values/annotation-keys.js';
import type { NoteBody } from './note-at.js';
import { noteAt } from './note-at.js';

/** What is noticed in the annotations of one Ingress: keys that nobody knows, values that are not taken, directives of nginx. */
export function annotationNotes({ resource, asks }: ServedIngress, configuration: Configuration): readonly Note[] {
  const { faults, unknown, present } = asks.annotations;
  const at = (name: string, body: NoteBody) => noteAt(resource, ['metadata', 'annotations', keyOf(name)], body);
  const faulty = new Set(faults.map(({ name }) => name));
  return [
    ...unknown.map(name => at(name, unknownKey(name))),
    ...faults.map(({ name, value, wants, effect }) =>
      at(name, { kind: 'invalid-value', key: keyOf(name), value, wants, effect }),
    ),
    ...[...present].flatMap(name => snippetNotes(name, configuration).map(body => at(name, body))),
    ...[...present]
      .filter(name => !faulty.has(name))
      .flatMap(name => idleNotes(name, asks).map(body => at(name, body))),
    ...referenceNotes(resource, asks),
  ];
}

const known = nginxAnnotations.flatMap(({ name, alias }) => [name, ...(alias === undefined ? [] : [alias])]);

function unknownKey(name: string): NoteBody {
  const alike = replacedAnnotations.get(name) ?? nearest(name, known);
  return { kind: 'unknown-key', key: keyOf(name), ...(alike !== undefined && { nearest: keyOf(alike) }) };
}

function snippetNotes(name: string, { snippetsAllowed, highestRisk }: Configuration): readonly NoteBody[] {
  if (nginxAnnotation(name)?.value.kind !== 'directives' || highestRisk !== 'Critical') return [];
  const key = keyOf(name);
  if (snippetsAllowed) return [{ kind: 'opaque-value', key, because: 'directives of nginx' }];
  const because = 'the controller does not allow snippets (allow-snippet-annotations of its ConfigMap)';
  return [{ kind: 'ignored-value', key, because, effect: 'ignored' }];
}

/** Values that nobody looks at. */
function idleNotes(name: string, { annotations, rewrite }: ServedIngress['asks']): readonly NoteBody[] {
  const key = keyOf(name);
  const idle = (because: string): readonly NoteBody[] => [{ kind: 'ignored-value', key, because, effect: 'ignored' }];
  const needed = neededFor(name);
  if (needed !== undefined && !isRead(annotations, name)) return idle(`${keyOf(needed)} is not set`);
  if (name === 'x-forwarded-prefix' && rewrite.target === '')
    return idle('the header is sent with rewrite-target only');
  const main = nginxAnnotation(name)?.name ?? name;
  if (
    main !== name &&
    annotations.values.has(main) &&
    annotations.writtenAs(main) !== name &&
    !annotations.empty.has(name)
  )
    return idle(`${keyOf(main)} is set too, and counts`);
  return [];
}

function referenceNotes(resource: Resource, { openReferences, annotations }: ServedIngress['asks']): readonly Note[] {
  return openReferences.map(({ name, kind, namespace, object }) =>
    noteAt(resource, annotations.pathOf(name), {
      kind: 'missing-reference',
      to: { group: '', kind, namespace, name: object },
      consequence: { kind: 'answered', what: 'every-path', status: 503 },
    }),
  );
}
