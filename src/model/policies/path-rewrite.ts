import type { Regex } from '../match.js';

/**
 * The path that the backend sees. `strip-prefix` takes the route's own prefix away (`/api/x` → `/x`, `/api` → `/`),
 * `replace-prefix` puts another in its place, `replace-path` replaces the whole path (`sent` as it stands, where its escapes are not those
 * of its characters). The others name what they change
 * themselves: the first of several prefixes that the path begins with, what an expression matches at its beginning, a prefix put
 * before it, a regular expression and its replacement (`$1` in the flavour of PCRE, `${1}` in that of RE2; a whole path of nginx,
 * `whole`, is replaced where the expression matches anywhere).
 */
export type PathRewrite =
  | { readonly kind: 'strip-prefix' }
  | { readonly kind: 'replace-prefix'; readonly prefix: string }
  | { readonly kind: 'replace-path'; readonly path: string; readonly sent?: string }
  /** `leavesSlash`: a rewriting after it finds `/` where nothing is left. Default: it finds nothing. */
  | { readonly kind: 'strip-prefixes'; readonly prefixes: readonly string[]; readonly leavesSlash?: true }
  | { readonly kind: 'strip-patterns'; readonly patterns: readonly string[] }
  | { readonly kind: 'add-prefix'; readonly prefix: string }
  | { readonly kind: 'pattern'; readonly regex: Regex; readonly replacement: string; readonly whole?: boolean };
