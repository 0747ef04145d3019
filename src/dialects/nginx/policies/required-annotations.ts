import { nginxAnnotation } from '../../nginx-annotations.js';
import type { Requirement } from './feature.js';
import { featureOf, policyNames } from './feature-of.js';
import type { Reads } from './reads.js';
import { booleanIn, textIn } from './reads.js';

/** The annotation without which its parser looks at no other. (ingress-nginx v1.15.1, internal/ingress/annotations, the Parse of each folder) */
export function neededFor(name: string): string | undefined {
  return requirementOf(name)?.name;
}

/** Whether the controller looks at an annotation at all. */
export function isRead(reads: Reads, name: string): boolean {
  const needed = requirementOf(name);
  if (!needed) return true;
  return needed.isTrue ? booleanIn(reads, needed.name) === true : textIn(reads, needed.name) !== undefined;
}

function requirementOf(name: string): Requirement | undefined {
  return required.get(nginxAnnotation(name)?.name ?? name);
}

const required: ReadonlyMap<string, Requirement> = new Map(
  policyNames.flatMap(policy =>
    (featureOf(policy)?.requires ?? []).flatMap(needed => needed.by.map(one => [one, needed] as const)),
  ),
);
