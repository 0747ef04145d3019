import { hasChange } from '#dialects/change.js';
import type { Release } from '#dialects/release.js';
import type { FieldChange } from './field-changes.table.js';
import { annotationChanges, cookiePlaces, fieldChanges, servicePlaces } from './field-changes.table.js';

/** A field that a release does not see yet: its way from the kind, and the release that brings it. */
export interface LaterField {
  readonly kind: string;
  readonly path: readonly string[];
  readonly since: string;
}

/** The annotations that came after a release: `router.ruleSyntax`. */
export function laterAnnotations(release: Release): ReadonlySet<string> {
  return new Set(laterThan(release, annotationChanges).flatMap(({ fields }) => fields));
}

/** The fields of Traefik's kinds that came after a release. */
export function laterFields(release: Release): readonly LaterField[] {
  return laterThan(release, fieldChanges).flatMap(({ since, fields }) =>
    fields.flatMap(placesOf).map(place => laterField(place, sinceFor(release, since))),
  );
}

function laterThan(release: Release, changes: readonly FieldChange[]): readonly FieldChange[] {
  return changes.filter(({ since }) => !hasChange(release, { since, says: '', source: '' }));
}

function placesOf(field: string): readonly string[] {
  const [head = '', ...rest] = field.split('.');
  const places = head === 'Service' ? servicePlaces : head === 'Cookie' ? cookiePlaces : [head];
  return places.map(place => [place, ...rest].join('.'));
}

function laterField(place: string, since: string): LaterField {
  const [kind = '', ...path] = place.split('.');
  return { kind, path, since };
}

/** The first that has it of those that come after. */
function sinceFor({ major, minor }: Release, since: FieldChange['since']): string {
  return since.find(one => one.startsWith(`${major}.${minor}.`)) ?? since.at(-1) ?? '';
}
