import type { PathRewrite } from '#model/policies/path-rewrite.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature, Written } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { booleanIn, textIn } from '../reads.js';
import { checkTarget } from './check-target.js';
import { targetFor } from './target-for.js';

/**
 * One target for all paths of an Ingress: what a location takes is the regular expression, and the target has its groups.
 * (ingress-nginx v1.15.1, internal/ingress/annotations/rewrite/main.go)
 */
export const pathRewrite: NginxFeature<'pathRewrite'> = {
  policy: 'pathRewrite',
  keys: [annotationKey('rewrite-target'), annotationKey('use-regex')],
  read: (reads, noted) => {
    const target = rewriteTarget(reads);
    const wants = checkTarget(reads, target);
    if (wants !== undefined) noted.invalid('rewrite-target', wants, 'none');
    const { location } = reads;
    return location === undefined || target === '' || target === location ? undefined : rewriteOf(target, location);
  },
  /** nginx rewrites the first match anywhere in the path, whatever its case. (ingress-nginx v1.15.1, internal/ingress/controller/template/template.go:780-789) */
  steps: (policy, { path, at }) => {
    const regex = { flavour: 'pcre', pattern: path, ignoreCase: true } as const;
    return [{ kind: 'rewrite', regex, target: targetOf(policy), ...given({ at: at('rewrite-target') }) }];
  },
  write: (policy, { route }) => {
    const target = targetFor(policy, route.paths);
    return typeof target === 'string' ? said({ 'rewrite-target': target }) : target;
  },
};

/** Empty: nothing is rewritten. */
export function rewriteTarget(reads: Reads): string {
  return textIn(reads, 'rewrite-target') ?? '';
}

/** Whether all paths of the Ingress's hosts are regular expressions, rewritten or not. */
export function usesRegex(reads: Reads): boolean {
  return booleanIn(reads, 'use-regex') ?? false;
}

/** The annotation that makes regular expressions of the paths of its hosts. */
export function regexAsker(reads: Reads): string {
  return usesRegex(reads) ? 'use-regex' : 'rewrite-target';
}

export function regexAnnotation(): Written {
  return said({ 'use-regex': true });
}

/** A prefix is one where the path holds the slash behind it and the rest as two groups. */
function rewriteOf(target: string, location: string): PathRewrite {
  const replaced = /^(\/[^$]+)\$1\$2$/.exec(target)?.[1];
  if (target === '/$2' && hasGroups(location)) return { kind: 'strip-prefix' };
  if (replaced !== undefined && hasGroups(location)) return { kind: 'replace-prefix', prefix: replaced };
  if (target.startsWith('/') && !target.includes('$')) return { kind: 'replace-path', path: target };
  const regex = { flavour: 'pcre', pattern: location, ignoreCase: true } as const;
  return { kind: 'pattern', regex, replacement: target, whole: true };
}

/** Two groups at the end, none before; or none, or empty ones, and an end, so that nothing is left to put in. */
function hasGroups(path: string): boolean {
  const groups = path.replace(/\\.|\(\?[^)]*\)|\[[^\]]*\]/g, '');
  return /^[^(]*(?:\(\/\|\$\)|\(\/\))\(\.\*\)[^(]*$/.test(groups) || /^[^(]*(?:\(\)\(\))?\$$/.test(groups);
}

function targetOf(rewrite: PathRewrite): string {
  switch (rewrite.kind) {
    case 'replace-prefix':
      return `${rewrite.prefix}$1$2`;
    case 'replace-path':
      return rewrite.path;
    case 'pattern':
      return rewrite.replacement;
    case 'strip-prefix':
    case 'strip-prefixes':
    case 'strip-patterns':
    case 'add-prefix':
      return '/$2'; // the last three are never read
  }
}
