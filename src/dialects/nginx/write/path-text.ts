import type { IntentPath } from '#model/routing/intent.js';
import { barePrefix } from '#model/routing/intent-places.js';
import type { PathRewrite } from '#model/policies/path-rewrite.js';
import { literalPattern } from '#model/text/literal-pattern.js';
import { byteLength } from '#model/text/bytes.js';

/**
 * A path as a regular expression of a host that goes by them: nginx would ignore case and leave the end open. A prefix
 * has two groups: the slash behind it, and the rest (`/` only where it is rewritten: a target that is the path does nothing);
 * of an exact path they are empty, and stand there where a target names them. nginx tries longer texts first, so an exact
 * path is made longer than the prefix of the same path.
 */
export function pathPattern(path: IntentPath, rewrite?: PathRewrite): string {
  switch (path.kind) {
    case 'exact': {
      const end = rewrite === undefined || rewrite.kind === 'replace-path' ? `$${exactMark}` : `()()$${exactMark}`;
      return path.path === '/' ? `/${end}` : `/(?-i)${literal(path.path.slice(1))}${end}`;
    }
    case 'prefix': {
      const bare = barePrefix(path.path);
      if (bare === '') return rewrite ? '/{0}(/)(.*)' : '/';
      return `/(?-i)${literal(bare.slice(1))}(/|$)(.*)`;
    }
    case 'regex':
      return `/{0}(?-i)(?:${path.pattern})$`;
  }
}

const earlier = '(?#tried earlier)';

/** The bytes of the shortest comment that makes a text longer. */
export const shortestComment = earlier.length;

/** A text of that many bytes, by a comment at its end, so that nginx tries it before those that would be tried before it. */
export function lengthened(text: string, length: number): string {
  const missing = length - byteLength(text);
  return missing < shortestComment ? text : `${text}${earlier.slice(0, -1).padEnd(missing - 1, '-')})`;
}

const exactMark = '(?#exact path)';

/** nginx.conf has it between double quotes. (ingress-nginx v1.15.1, internal/ingress/controller/template/template.go: buildLocation) */
function literal(text: string): string {
  return literalPattern(text).replaceAll('"', '\\"');
}
