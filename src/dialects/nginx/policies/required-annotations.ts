import { nginxAnnotation } from '../../nginx-annotations.js';
import { annotationKey } from '../values/annotation-keys.js';
import type { PassedOver, Requirement } from './feature.js';
import { featureOf, policyNames } from './feature-of.js';
import type { Reads } from './reads.js';
import { booleanIn, textIn } from './reads.js';

/** Whether the controller looks at an annotation at all. */
export function isRead(reads: Reads, name: string): boolean {
  return unreadBecause(reads, name) === undefined;
}

/**
 * Why the controller does not look at an annotation: another is not set without which its parser looks at no other, or the
 * parser ends before it. (ingress-nginx v1.15.1, internal/ingress/annotations, the Parse of each folder)
 */
export function unreadBecause(reads: Reads, name: string): string | undefined {
  const main = nginxAnnotation(name)?.name ?? name;
  const needed = required.get(main);
  if (needed && !isMet(reads, needed)) return `${reads.annotations.keyOf(needed.name)} is not set`;
  return ending
    .get(annotationKey(main))?.(reads)
    .find(one => one.name === main)?.because;
}

function isMet(reads: Reads, { name, isTrue }: Requirement): boolean {
  return isTrue ? booleanIn(reads, name) === true : textIn(reads, name) !== undefined;
}

const required: ReadonlyMap<string, Requirement> = new Map(
  policyNames.flatMap(policy =>
    (featureOf(policy)?.requires ?? []).flatMap(needed => needed.by.map(one => [one, needed] as const)),
  ),
);

/** The annotations whose parser may end before them, by their whole keys. */
const ending: ReadonlyMap<string, (reads: Reads) => readonly PassedOver[]> = new Map(
  policyNames.flatMap(policy => {
    const { keys = [], passedOver } = featureOf(policy) ?? {};
    return passedOver ? keys.map(key => [key, passedOver] as const) : [];
  }),
);
