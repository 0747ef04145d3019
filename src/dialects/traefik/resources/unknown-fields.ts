import type { JsonObject } from '#model/json.js';
import { nearest } from '#model/text/nearest.js';
import type { Note } from '#model/findings/note.js';
import type { Place } from './place.js';
import { below, noteAt } from './place.js';

/** Fields of a mapping that Traefik does not know: the API server takes them away, and what they were meant for does not happen. */
export function unknownFields(object: JsonObject, at: Place, known: readonly string[]): readonly Note[] {
  return Object.keys(object).flatMap(key => {
    if (known.includes(key)) return [];
    const near = nearest(key, known);
    const body = { kind: 'unknown-key', key, effect: 'ignored', ...(near !== undefined && { nearest: near }) } as const;
    return [noteAt(below(at, key), body)];
  });
}
