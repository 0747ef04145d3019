import type { PathRewrite } from '#model/policies/path-rewrite.js';
import type { IntentPath } from '#model/routing/intent.js';
import type { Step } from '#model/routing/step.js';
import { literalPattern } from '#model/text/literal-pattern.js';
import { encodedPath } from '../../request/escapes.js';
import type { MeantPlace } from './place.js';
import { unsaid } from './place.js';

/** The path that the backend sees. */
export function rewritingSteps(rewrite: PathRewrite, { path }: MeantPlace): readonly Step[] {
  switch (rewrite.kind) {
    case 'strip-prefix':
      return ownPrefixReplaced(path, '');
    case 'replace-prefix':
      return ownPrefixReplaced(path, rewrite.prefix.replace(/\/+$/, ''));
    case 'replace-path':
      return [{ kind: 'replace-path', path: rewrite.sent ?? encodedPath(rewrite.path) }];
    case 'strip-prefixes':
      return [{ kind: 'strip-prefix', prefixes: rewrite.prefixes }];
    case 'strip-patterns':
      return [{ kind: 'strip-prefix-regex', regexes: rewrite.patterns.map(re2) }];
    case 'add-prefix':
      return [{ kind: 'add-prefix', prefix: rewrite.prefix }];
    case 'pattern':
      return rewrite.whole
        ? [{ kind: 'rewrite', regex: rewrite.regex, target: rewrite.replacement }]
        : [{ kind: 'replace-path-regex', regex: rewrite.regex, replacement: rewrite.replacement }];
  }
}

function ownPrefixReplaced(path: IntentPath, other: string): readonly Step[] {
  if (path.kind === 'regex') return [unsaid('a regular expression has no prefix to rewrite')];
  const own = path.path.replace(/\/+$/, '');
  if (path.kind === 'exact') return [{ kind: 'replace-path', path: encodedPath(other || '/') }];
  if (other === '') return own === '' ? [] : [{ kind: 'strip-prefix', prefixes: [own] }];
  const regex = re2(`^${literalPattern(encodedPath(own))}`);
  return [{ kind: 'replace-path-regex', regex, replacement: encodedPath(other).replaceAll('$', '$$$$') }];
}

function re2(pattern: string): { flavour: 're2'; pattern: string; ignoreCase: false } {
  return { flavour: 're2', pattern, ignoreCase: false };
}
