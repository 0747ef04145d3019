import type { Regex } from '#model/match.js';
import { contains } from '#regex/containment.js';
import { compiledRe2 } from '#regex/re2.js';
import { hostFault } from '../shape/hosts.js';
import type { Exposure, RoutePath } from './exposure.js';
import { listOf } from './values/list.js';

/** What is wrong with the hosts of a route: those that are given, and those that follow. */
export function hostFaults(given: Exposure['host'], hosts: readonly string[]): readonly string[] {
  if (Array.isArray(given) && given.length === 0) return ['host: the list is empty; name a host, or leave it out'];
  if (hosts.length === 0) return ['host: no host is given and the platform has no domain; give one of them'];
  return hosts.flatMap(host => hostFault(host) ?? []).map(says => `host: ${says}`);
}

/** What is wrong with the paths of a route. */
export function pathFaults(given: RoutePath | readonly RoutePath[]): readonly string[] {
  const paths = listOf(given);
  if (paths.length === 0) return ['path: the list is empty; name a path, or leave it out for all'];
  return paths.flatMap(path => {
    if (typeof path === 'string') return textFaults(path);
    if ('exact' in path) return textFaults(path.exact);
    return 'prefix' in path ? textFaults(path.prefix) : regexFaults(path.regex);
  });
}

function textFaults(path: string): readonly string[] {
  if (!path.startsWith('/')) return [`path: ${path === '' ? 'an empty text' : path} does not begin with /`];
  if (/[\s?#]/.test(path))
    return [`path: ${/\p{Cc}/u.test(path) ? JSON.stringify(path) : path} has a blank, ? or #; a path has none of them`];
  const [, before] = /^(.*)\/\*+(\/|$)/.exec(path) ?? [];
  return before === undefined
    ? []
    : [
        `path: ${path} means a star itself: a path takes all that lies below it, as ${before || '/'} does, and what is more than that is { regex }`,
      ];
}

/** An expression of a path is RE2 with every controller, and it holds for the whole path, which begins with a slash. */
function regexFaults(pattern: string): readonly string[] {
  if (pattern === '') return ['path.regex: it is empty, and no path is; write one that begins with /'];
  const compiled = compiledRe2({ flavour: 're2', pattern, ignoreCase: false });
  if ('invalid' in compiled)
    return [`path.regex: ${pattern} is no expression of RE2 (${reasonIn(compiled.invalid)}); ${wayOut(pattern)}`];
  const whole: Regex = { flavour: 're2', pattern: `^(?:${pattern})$`, ignoreCase: false };
  const matchesNoPath = contains(withoutSlash, whole) === true;
  return matchesNoPath
    ? [`path.regex: ${pattern} matches no path, since paths begin with /; write it with / in front`]
    : [];
}

const withoutSlash: Regex = { flavour: 're2', pattern: '^[^/]', ignoreCase: false };

/** Go's message without what it says always. */
function reasonIn(message: string): string {
  return message.replace(/^error parsing regexp: /, '').replace(/: `.*$/s, '');
}

function wayOut(pattern: string): string {
  return /\(\?<?[=!]/.test(pattern)
    ? 'what a look-around would keep out, give to another route: a longer prefix or an exact path comes first'
    : 'write it as RE2 has it (github.com/google/re2/wiki/Syntax)';
}
