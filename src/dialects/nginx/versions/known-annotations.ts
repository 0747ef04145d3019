import type { Change } from '../../change.js';
import { hasChange } from '../../change.js';
import type { NginxAnnotation } from '../../nginx-annotations.js';
import { nginxAnnotation } from '../../nginx-annotations.js';
import type { Release } from '../../release.js';
import { annotationChanges, formerAnnotations, formerValues } from './annotation-changes.table.js';

/** The annotation that a release knows by a name or an older name, both without the prefix. */
export function annotationsOfRelease(release: Release): (name: string) => NginxAnnotation | undefined {
  const lacking = new Set(annotationChanges.filter(one => !isKnown(release, one)).map(({ name }) => name));
  const former = new Map(
    formerAnnotations.filter(({ name }) => !lacking.has(name)).map((one): [string, NginxAnnotation] => [one.name, one]),
  );
  const narrower = new Map(
    formerValues.filter(({ until }) => !isReached(release, until)).map(one => [one.name, one] as const),
  );
  return name => {
    const today = nginxAnnotation(name) ?? former.get(name);
    if (!today || (lacking.has(today.name) && name === today.name)) return undefined;
    const before = narrower.get(today.name);
    return before ? { ...today, value: valueBefore(today, before) } : today;
  };
}

/** What came, went or is taken otherwise of annotations, as changes are told. */
export function annotationsAsChanges(): readonly Change[] {
  return [
    ...annotationChanges.map(({ name, since, until, source }): Change => ({
      since: since ?? until ?? [],
      says: `\`${name}\` ${since ? 'is read' : 'is no longer read'}`,
      source,
    })),
    ...formerValues.map(({ name, until, pattern, source }): Change => ({
      since: until,
      says: `\`${name}\` takes other values; before it took ${pattern.source}, where values are checked`,
      source,
    })),
  ];
}

function valueBefore(
  { value }: NginxAnnotation,
  { pattern, blanks }: (typeof formerValues)[number],
): NginxAnnotation['value'] {
  return { kind: 'text', pattern, blanks, wants: value.wants };
}

function isKnown(release: Release, { since, until = [] }: (typeof annotationChanges)[number]): boolean {
  return (since === undefined || isReached(release, since)) && !isReached(release, until);
}

function isReached(release: Release, since: readonly string[]): boolean {
  return hasChange(release, { since, says: '', source: '' });
}
