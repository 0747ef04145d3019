import type { Resource } from '#model/resource.js';
import type { Violation } from '#model/violation.js';
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
  const discovery = discoveryOf(minor, definitionsOf([...definitions, ...resources]));
  const all = resources.map(resource => examined(resource, { minor, namespace, discovery }));
  return { resources: all.map(one => one.resource), violations: onceEachKind(all.flatMap(one => one.violations)) };
}

/** That a kind cannot be checked is said once, not for each of its resources. */
function onceEachKind(violations: readonly Violation[]): readonly Violation[] {
  const seen = new Set<string>();
  return violations.filter(({ kind, severity, message }) => {
    if (kind !== 'unknown-kind' || severity !== 'info') return true;
    const first = !seen.has(message);
    seen.add(message);
    return first;
  });
}
