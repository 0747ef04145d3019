import type { PathRewrite } from '#model/policies/path-rewrite.js';
import { literalPattern } from '#model/text/literal-pattern.js';
import { escapedPath, unescapedPath } from '../values/escaped-path.js';
import type { OwnPath } from './own-path.js';

/** A rewriting in the words of Traefik, whose Middlewares know no route and name what they change. */
export function inWordsOfTraefik(
  policy: PathRewrite,
  own: OwnPath,
): Exclude<PathRewrite, { readonly kind: 'strip-prefix' | 'replace-prefix' }> {
  if (policy.kind === 'strip-prefix') return { kind: 'strip-prefixes', prefixes: [own.path] };
  if (policy.kind !== 'replace-prefix') return policy;
  const prefix = policy.prefix.replace(/\/+$/, '');
  // Nothing in the place of a prefix takes it away.
  if (prefix === '') return { kind: 'strip-prefixes', prefixes: [own.path] };
  const regex = { flavour: 're2', pattern: patternOf(own), ignoreCase: false } as const;
  return { kind: 'pattern', regex, replacement: `${escapedPath(prefix).replaceAll('$', '$$$$')}\${1}` };
}

/** A rewriting in the terms of the route whose own path it changes. */
export function inTermsOfRoute(policy: PathRewrite, own: OwnPath | undefined): PathRewrite {
  if (!own) return policy;
  if (policy.kind === 'strip-prefixes')
    return !policy.leavesSlash && stripsOwn(policy.prefixes, own) ? { kind: 'strip-prefix' } : policy;
  if (policy.kind !== 'pattern' || policy.regex.pattern !== patternOf(own)) return policy;
  const sent = /^(.*)\$\{1\}$/s.exec(policy.replacement)?.[1]?.replaceAll('$$', '$');
  if (sent === undefined || escapedPath(unescapedPath(sent)) !== sent) return policy;
  return { kind: 'replace-prefix', prefix: unescapedPath(sent) };
}

// Of several the first that fits is taken away, which is not of each request the same.
function stripsOwn([prefix, ...others]: readonly string[], { path, exact }: OwnPath): boolean {
  if (others.length > 0) return false;
  return prefix === path || (!exact && prefix?.replace(/(?<=.)\/$/, '') === path);
}

// The expression is held to the path as it is sent, with its escapes. Its group is what follows the prefix.
function patternOf({ path, exact }: OwnPath): string {
  const escaped = literalPattern(escapedPath(path));
  if (exact) return `^${escaped}()$`;
  return `^${path === '/' ? '' : escaped}(/.*)?$`;
}
