import type { Path } from '../origin.js';

/** `spec.rules[0].host`: a path as the API server names a field. */
export function pathText(path: Path): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${key}`)).join('');
}
