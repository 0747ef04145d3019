import type { Json, JsonObject } from '#model/json.js';
import type { Note } from '#model/note.js';
import type { Step } from '#model/step.js';
import type { MiddlewareUse } from '../middleware-use.js';
import type { Place } from '../place.js';
import { below, noteAt } from '../place.js';
import type { Context } from '../reading-context.js';
import type { Doubt } from '../router.js';

/** What Traefik builds of a Middleware. */
export interface Built {
  readonly steps: readonly Step[];
  readonly notes: readonly Note[];
  /** Other middlewares that happen in its place (`chain`). */
  readonly chain?: readonly MiddlewareUse[];
  /** Traefik cannot build it: every router that uses it vanishes. The note stands already. */
  readonly broken?: string;
  readonly doubt?: Doubt;
}

/** The configuration of one kind of middleware, where it stands, and what it is read with. */
export interface Source {
  readonly config: JsonObject;
  /** `spec.stripPrefix` of the Middleware. */
  readonly at: Place;
  readonly context: Context;
}

export type MiddlewareKind = (source: Source) => Built;

export function happening(...steps: readonly Step[]): Built {
  return { steps, notes: [] };
}

/** What Traefik cannot build, with the note that says so. */
export function broken({ at }: Source, field: string, value: Json | undefined, wants: string): Built {
  const text = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  const note = noteAt(field === '' ? at : below(at, field), {
    kind: 'invalid-value',
    key: [...at.path.slice(1), field].filter(part => part !== '').join('.'),
    value: text,
    wants: `${wants}: without it every route that uses the Middleware vanishes`,
    effect: 'ingress-skipped',
  });
  return { steps: [], notes: [note], broken: `it needs ${wants}` };
}
