import type { PathRewrite } from '#model/policies/path-rewrite.js';
import type { IntentPath } from '#model/routing/intent.js';
import type { Unsayable } from '../../../dialect.js';
import { lacks } from '../../lacks.js';

/** The target that rewrites paths as the writer writes them: with two groups for a prefix, with its own for an expression. */
export function targetFor(rewrite: PathRewrite, paths: readonly IntentPath[]): string | Unsayable {
  switch (rewrite.kind) {
    case 'strip-prefix':
      return ofPrefix(paths) ?? '/$2';
    case 'replace-prefix': {
      const prefix = rewrite.prefix.replace(/\/+$/, '');
      return ofPrefix(paths) ?? strange(rewrite.prefix) ?? (prefix === '' ? '/$2' : `${prefix}$1$2`);
    }
    case 'replace-path':
      return strange(rewrite.path) ?? rewrite.path;
    case 'pattern':
      return ofPattern(rewrite, paths);
    case 'strip-prefixes':
      return { because: lacks['pathRewrite.stripPrefixes'] };
    case 'strip-patterns':
      return { because: lacks['pathRewrite.stripPatterns'] };
    case 'add-prefix':
      return { because: lacks['pathRewrite.addPrefix'] };
  }
}

function ofPrefix(paths: readonly IntentPath[]): Unsayable | undefined {
  return paths.some(({ kind }) => kind === 'regex')
    ? { because: 'a regular expression has no prefix to rewrite; give the route a prefix' }
    : undefined;
}

function strange(target: string): Unsayable | undefined {
  if (!/^\/[-._~a-zA-Z0-9/:]*$/.test(target))
    return {
      because: `ingress-nginx takes only letters, digits and / - . _ ~ : in the path that the backend sees, not ${target}`,
    };
  return /\/\//.test(target) ? { because: `the path ${target} holds //` } : undefined;
}

/** The expression is the path's: nginx has no other. */
function ofPattern(
  { regex, replacement }: PathRewrite & { readonly kind: 'pattern' },
  paths: readonly IntentPath[],
): string | Unsayable {
  const pattern = regex.pattern.replace(/^\^/, '').replace(/\$$/, '');
  const isOwn = paths.length > 0 && paths.every(path => path.kind === 'regex' && path.pattern === pattern);
  if (!isOwn)
    return {
      because: `ingress-nginx rewrites by the regular expression of the path itself, not by ${regex.pattern}; make it the path of the route`,
    };
  const target = replacement.replace(/\$\{(\d)\}/g, '$$$1');
  return /^\/(?:[-._~a-zA-Z0-9/:]|\$\d(?!\d))*$/.test(target)
    ? target
    : {
        because: `ingress-nginx takes letters, digits, / - . _ ~ : and groups such as $1 in the path that the backend sees, not ${replacement}`,
      };
}
