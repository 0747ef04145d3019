import type { PathRewrite } from '#model/policies/path-rewrite.js';
import type { TwoWay } from '../../../dialect.js';
import type { Wire } from '../../values/annotation-keys.js';
import { keyOf, valueOf } from '../../values/annotation-keys.js';

/**
 * One target for all paths of an Ingress. Paths hold two groups: the slash behind the prefix, and what follows it.
 * (ingress-nginx v1.15.1, internal/ingress/annotations/rewrite/main.go)
 */
export const pathRewrite: TwoWay<Wire, 'pathRewrite'> = {
  policy: 'pathRewrite',
  keys: [keyOf('rewrite-target')],
  read: wire => rewriteOf(valueOf(wire, 'rewrite-target')),
  write: rewrite => ({ [keyOf('rewrite-target')]: targetOf(rewrite) }),
};

function targetOf(rewrite: PathRewrite): string {
  switch (rewrite.kind) {
    case 'strip-prefix':
      return '/$2';
    case 'replace-prefix': {
      const prefix = rewrite.prefix.replace(/\/+$/, '');
      return prefix === '' ? '/$2' : `${prefix}$1$2`;
    }
    case 'replace-path':
      return rewrite.path;
    case 'strip-prefixes':
    case 'strip-patterns':
    case 'add-prefix':
    case 'pattern':
      return '/$2'; // refused before
  }
}

function rewriteOf(target: string): PathRewrite | undefined {
  if (target === '/$2') return { kind: 'strip-prefix' };
  const replaced = /^(\/[^$]+)\$1\$2$/.exec(target)?.[1] ?? /^(\/[^$]+)\/\$2$/.exec(target)?.[1];
  if (replaced !== undefined) return { kind: 'replace-prefix', prefix: replaced };
  return target.startsWith('/') && !target.includes('$') ? { kind: 'replace-path', path: target } : undefined;
}
