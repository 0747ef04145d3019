import type { TextRule } from '../language/check.js';
import { fine } from '../language/check.js';

/** A path that does not climb. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validatePathNoBacksteps) */
export const noBacksteps: TextRule = path =>
  path.split('/').includes('..') ? ['has "..", which would leave the folder'] : fine;

/** A relative path that does not climb. (same file: validateLocalDescendingPath) */
export const descending: TextRule = path => [
  ...(path.startsWith('/') ? ['begins with /; a relative path is wanted'] : fine),
  ...noBacksteps(path),
];

/** A relative path that does not begin as the hidden folders of volumes do. (same file: ValidateLocalNonReservedPath) */
export const unreserved: TextRule = path => [
  ...descending(path),
  ...(path.startsWith('..') && !path.startsWith('../') && path !== '..'
    ? ['begins with "..", which volumes keep for themselves']
    : fine),
];
