import type { Json, JsonObject } from '#model/json.js';
import { valueAt } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { Step } from '#model/routing/step.js';
import type { MiddlewareUse } from '../dynamic/middleware-use.js';
import type { Place } from '../resources/place.js';
import { below, noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';
import type { Doubt } from '../dynamic/router.js';

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
  const note = noteAt(below(at, ...pathOf(field)), {
    kind: 'invalid-value',
    key: [...at.path.slice(1), field].filter(part => part !== '').join('.'),
    value: text,
    wants: `${wants}: without it every route that uses the Middleware vanishes`,
    effect: 'ingress-skipped',
  });
  return { steps: [], notes: [note], broken: `it needs ${wants}` };
}

/** A field that Traefik cannot read, and what would be right. */
export interface Fault {
  /** `redis.dialTimeout`. */
  readonly field: string;
  readonly wants: string;
}

/** What Traefik builds where no field is at fault; otherwise each is noted. */
export function sound(source: Source, faults: readonly Fault[], ...steps: readonly Step[]): Built {
  const wrong = faults.map(({ field, wants }) => broken(source, field, valueAt(source.config, pathOf(field)), wants));
  return together(happening(...steps), ...wrong);
}

/** One of several: what keeps one from being built keeps all. */
export function together(...all: readonly Built[]): Built {
  const lost = all.find(one => one.broken !== undefined)?.broken;
  return {
    steps: lost === undefined ? all.flatMap(one => one.steps) : [],
    notes: all.flatMap(one => one.notes),
    ...(lost !== undefined && { broken: lost }),
  };
}

function pathOf(field: string): readonly string[] {
  return field.split('.').filter(part => part !== '');
}
