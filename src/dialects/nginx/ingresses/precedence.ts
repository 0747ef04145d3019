import { byteLength, compareBytes } from '#model/text/bytes.js';
import type { Ingress } from './ingress.js';

/**
 * Whoever comes first wins a path, a host's certificate, its aliases and its unmatched paths. Oldest first; of one
 * second the later name first. (ingress-nginx v1.15.1, internal/ingress/controller/store/store.go:1102-1115)
 */
export function compareIngresses(one: Ingress, other: Ingress): number {
  const age = (one.created ?? 0) - (other.created ?? 0);
  return age === 0 ? -compareBytes(one.key, other.key) : age;
}

/** Whether the manifests leave open which of the two comes first: a creation time is missing. */
export function isUndecided(one: Ingress, other: Ingress): boolean {
  return one !== other && (one.created === undefined || other.created === undefined);
}

/**
 * Longer paths come first, of one length the greater text; what stays equal keeps the order of its making. On a host
 * with regular expressions this is the order in which nginx tries them.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:997-1003)
 */
export function comparePaths(one: string, other: string): number {
  const length = byteLength(other) - byteLength(one);
  return length === 0 ? compareBytes(other, one) : length;
}
