import type { Decoded } from './annotations.js';
import type { MiddlewareUse } from '../dynamic/router.js';

/** A name from an annotation with its provider: a bare one is taken to be the Ingress provider's, which has none. (traefik v3.7.9, pkg/server/provider/provider.go: GetQualifiedName) */
export function qualified(name: string): string {
  return name.includes('@') ? name : `${name}@kubernetes`;
}

/** The names of a comma list. */
export function namesIn(list: Decoded | undefined): readonly MiddlewareUse[] {
  if (!list) return [];
  return list.text
    .split(',')
    .map(one => one.trim())
    .filter(name => name !== '')
    .map(name => ({ name, at: list.at }));
}
