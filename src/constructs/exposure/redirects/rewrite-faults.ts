import type { RoutePath } from '../exposure.js';
import type { Rewrite } from './redirects.js';

/** What is wrong with a rewriting, alike for all controllers. */
export function rewriteFaults(rewrite: Rewrite, paths: readonly RoutePath[]): readonly string[] {
  if ('path' in rewrite) return targetFaults('rewrite.path', rewrite.path);
  if ('prefix' in rewrite) return [...withoutPrefix(paths), ...targetFaults('rewrite.prefix', rewrite.prefix)];
  return 'strip' in rewrite && rewrite.strip === true ? withoutPrefix(paths) : [];
}

/** A prefix can be taken away only where there is one. */
function withoutPrefix(paths: readonly RoutePath[]): readonly string[] {
  return paths.every(path => typeof path === 'string' || 'prefix' in path)
    ? []
    : ['rewrite: there is no prefix to change in an exact path or a regular expression; use { path }'];
}

/** What stands in the place of a path is a text and no pattern: a $ would mean a group to one controller and itself to another. */
function targetFaults(prop: string, target: string): readonly string[] {
  if (!target.startsWith('/')) return [`${prop}: ${target} does not begin with /`];
  if (target.includes('$'))
    return [
      `${prop}: ${target} has a $, and there are no groups in a path; use { strip: true }, or { pattern, replacement }`,
    ];
  if (target.includes('//')) return [`${prop}: ${target} holds //; write one slash`];
  return /^[-._~a-zA-Z0-9/:]*$/.test(target)
    ? []
    : [`${prop}: ${target} holds more than letters, digits and / - . _ ~ :, which controllers read differently`];
}
