import { inOrderOfNames, orderKey } from '#model/name-order.js';
import type { Resource } from '#model/resource.js';
import type { Violation } from '#model/findings/violation.js';
import { definitionsOf } from './custom/definitions.js';
import { discoveryOf, minorOf } from './discovery.js';
import { examined } from './examined.js';

/** What the check of resources may depend on. */
export interface CheckOptions {
  /** `1.36` */
  readonly kubernetes: string;
  /** For resources that name none. */
  readonly namespace: string;
  /** CustomResourceDefinitions from the configuration, beside those among the resources. */
  readonly definitions: readonly Resource[];
}

/** Resources as the API server would store them, and what it would say of them. */
export interface Checked {
  readonly resources: readonly Resource[];
  readonly violations: readonly Violation[];
}

/**
 * Holds resources to the shape of their kinds and gives them their defaults and namespaces. Nothing is lost: what is
 * refused is passed on as far as safe.
 */
export function checked(resources: readonly Resource[], { kubernetes, namespace, definitions }: CheckOptions): Checked {
  const minor = minorOf(kubernetes);
  const discovery = discoveryOf(minor, definitionsOf(inOrderOfNames([...definitions, ...resources])));
  const all = resources.map(resource => examined(resource, { minor, namespace, discovery }));
  return { resources: all.map(one => one.resource), violations: onceEachKind(all.flatMap(one => one.violations)) };
}

/** That a kind cannot be checked is said once, of the first of its resources by name, not for each of them. */
function onceEachKind(violations: readonly Violation[]): readonly Violation[] {
  const chosen = new Map<string, Violation>();
  for (const one of violations.filter(isUnknownKind)) {
    const before = chosen.get(one.message);
    if (!before || nameIn(one) < nameIn(before)) chosen.set(one.message, one);
  }
  return violations.filter(one => !isUnknownKind(one) || chosen.get(one.message) === one);
}

function isUnknownKind({ kind, severity }: Violation): boolean {
  return kind === 'unknown-kind' && severity === 'info';
}

function nameIn({ subject }: Violation): string {
  return subject ? orderKey(subject) : '';
}
