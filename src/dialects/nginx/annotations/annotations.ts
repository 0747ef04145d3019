import type { Origin, Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf } from '#model/resource.js';
import type { NginxAnnotation } from '../../nginx-annotations.js';
import { nginxAnnotation } from '../../nginx-annotations.js';
import type { UncheckedValue } from '../versions/unchecked-values.table.js';
import { uncheckedValues } from '../versions/unchecked-values.table.js';
import type { Effect } from '#model/findings/diagnostic.js';
import type { AnnotationReading } from '../installation/configuration.js';
import { isAccepted } from '../values/accepted-value.js';
import type { InvalidValue } from './invalid-value.js';

/** The annotations of one Ingress under the controller's prefix, each value held to its check. */
export interface Annotations {
  /** Values that passed, by the main name; trimmed as the controller does. */
  readonly values: ReadonlyMap<string, string>;
  /** Names (as written) whose value is empty. */
  readonly empty: ReadonlySet<string>;
  /** Known names as written: also those whose value failed. */
  readonly present: ReadonlySet<string>;
  readonly invalid: readonly InvalidValue[];
  readonly unknown: readonly string[];
  /** Where an annotation stands; by its main name the one that counts. */
  readonly at: (name: string) => Origin;
  /** The name that counts, as written. */
  readonly writtenAs: (name: string) => string;
  /** The whole key of a name. */
  readonly keyOf: (name: string) => string;
  /** The value as written; empty where there is none. */
  readonly raw: (written: string) => string;
  /** Where an annotation stands, from the root of the resource. */
  readonly pathOf: (name: string) => Path;
}

/** Reads and checks the annotations of an Ingress. An older name counts where the main one is absent or empty. */
export function annotationsIn(resource: Resource, { known: knownAs, checked, prefix }: AnnotationReading): Annotations {
  const written = Object.entries(annotationsOf(resource)).filter(([key]) => key.startsWith(prefix));
  if (written.length === 0) return noneIn(resource, prefix);
  const values = new Map<string, string>();
  const from = new Map<string, string>();
  const empty = new Set<string>();
  const present = new Set<string>();
  const invalid: InvalidValue[] = [];
  const unknown: string[] = [];
  for (const [key, value] of mainNamesFirst(written, prefix)) {
    const name = key.slice(prefix.length);
    const known = knownAs(name);
    if (!known) {
      unknown.push(name);
      continue;
    }
    present.add(name);
    if (name !== known.name && from.has(known.name)) continue;
    if (value === '') empty.add(name);
    else from.set(known.name, name);
    const trimmed = trimLines(value);
    const effect = value === '' ? undefined : effectOf(known, value, checked);
    if (effect !== undefined) invalid.push({ name, value, wants: known.value.wants, effect });
    else if (trimmed !== '') values.set(known.name, trimmed);
  }
  return { values, empty, present, invalid, unknown, ...placesIn(resource, from, prefix) };
}

function noneIn(resource: Resource, prefix: string): Annotations {
  const nothing: ReadonlySet<string> = new Set();
  const values = new Map<string, string>();
  return { values, empty: nothing, present: nothing, invalid: [], unknown: [], ...placesIn(resource, values, prefix) };
}

function placesIn(
  resource: Resource,
  from: ReadonlyMap<string, string>,
  prefix: string,
): Pick<Annotations, 'at' | 'keyOf' | 'pathOf' | 'writtenAs' | 'raw'> {
  const all = annotationsOf(resource);
  const writtenAs = (name: string): string => from.get(name) ?? name;
  const keyOf = (name: string): string => prefix + name;
  const pathOf = (name: string): Path => ['metadata', 'annotations', keyOf(writtenAs(name))];
  return {
    writtenAs,
    keyOf,
    pathOf,
    raw: written => all[keyOf(written)] ?? '',
    at: name => resource.locate(pathOf(name)),
  };
}

function mainNamesFirst(
  written: readonly (readonly [string, string])[],
  prefix: string,
): readonly (readonly [string, string])[] {
  const isMain = ([key]: readonly [string, string]) => {
    const name = key.slice(prefix.length);
    return nginxAnnotation(name)?.name === name;
  };
  return [...written.filter(isMain), ...written.filter(one => !isMain(one))];
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/parser/main.go:228) */
function trimLines(text: string): string {
  return text
    .split('\n')
    .map(line => line.trim())
    .join('\n');
}

/** What a value does that is not taken; undefined where it is. */
function effectOf(known: NginxAnnotation, value: string, checked: boolean): Effect | undefined {
  if (isAccepted(known.value, value)) return undefined;
  if (checked) return known.onInvalid;
  const unchecked = uncheckedValues[known.name];
  if (typeof unchecked === 'string') return unchecked;
  if (unchecked) return firstFitting(unchecked, value);
  if (!['boolean', 'integer', 'addresses'].includes(known.value.kind)) return 'unknown';
  return known.onInvalid === 'ingress-skipped' ? 'ignored' : known.onInvalid;
}

function firstFitting(all: readonly UncheckedValue[], value: string): Effect | undefined {
  const [, effect] = all.find(([pattern]) => pattern.test(value)) ?? [undefined, 'unknown' as const];
  return effect === 'taken' ? undefined : effect;
}
