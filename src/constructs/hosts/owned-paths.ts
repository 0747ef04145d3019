import type { IntentPath } from '#model/routing/intent.js';

/** A path of a host, and the namespaces whose routes may take what lies below it. */
export interface OwnedPath {
  readonly path: string;
  readonly namespaces: readonly string[];
}

/** Who owns what a route takes: the owner of the longest path that it lies below, as the longest prefix answers. */
export function ownerOf(owned: readonly OwnedPath[], taken: IntentPath): OwnedPath | undefined {
  const above = owned.filter(({ path }) => liesBelow(taken, path));
  return above.sort((a, b) => b.path.length - a.path.length)[0];
}

/** A path as messages show it. */
export function pathText(path: IntentPath): string {
  return path.kind === 'regex' ? path.pattern : path.path;
}

/** A prefix takes whole path elements; of a regular expression the text that it must begin with counts. */
function liesBelow(taken: IntentPath, path: string): boolean {
  const prefix = path.replace(/\/+$/, '');
  if (taken.kind === 'regex') return beginningOf(taken.pattern).startsWith(prefix);
  return taken.path === path || taken.path.startsWith(`${prefix}/`) || (taken.path === prefix && prefix !== '');
}

/** The characters that stand for themselves at the beginning of an expression: the last before a quantifier need not be there, and none where there are alternatives. */
function beginningOf(pattern: string): string {
  if (pattern.includes('|')) return /^\/?/.exec(pattern)?.[0] ?? '';
  const literal = /^[-\w/~%!,;:@=&']*/.exec(pattern)?.[0] ?? '';
  return /^[*?{]/.test(pattern.slice(literal.length)) ? literal.slice(0, -1) : literal;
}
