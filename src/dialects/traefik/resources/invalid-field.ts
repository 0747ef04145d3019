import type { Json } from '#model/json.js';
import { valueAt } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import { specOf } from '#model/resource.js';
import type { Place } from './place.js';
import { below, noteAt } from './place.js';

/** A field of a middleware that Traefik cannot read, and what would be right. */
export interface InvalidField {
  readonly key: string;
  readonly wants: string;
  readonly value?: string;
}

/** With such a field the middleware is not built, and every router that uses it vanishes. */
export function invalidNote(at: Place, { key, wants, value }: InvalidField): Note {
  return noteAt(below(at, ...key.split('.')), {
    kind: 'invalid-value',
    key,
    value: value ?? textIn(valueAt(specOf(at.resource), key.split('.'))),
    wants,
    effect: 'ingress-skipped',
    consequence: { kind: 'users-dropped' },
  });
}

function textIn(value: Json | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
