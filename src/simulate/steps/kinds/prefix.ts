import type { RewritingManner } from '#model/routing/step.js';
import type { Compiled } from '#regex/compiled.js';
import { compile } from '#regex/compile.js';
import { wire } from '../../request/escapes.js';
import type { Happening, Happens, StepOf, RequestState } from '../request-state.js';
import { rewritten } from './unclean.js';

/** The first of the prefixes that the path begins with is taken away. */
export function stripPrefix(step: StepOf<'strip-prefix'>): Happens {
  return state => {
    const prefix = step.prefixes.find(one => state.path.startsWith(one));
    return prefix === undefined ? { state } : stripped(state, prefix, step, step.leavesSlash ? '/' : '');
  };
}

/** As `strip-prefix`, with what a regular expression matches at the beginning. */
export function stripPrefixRegex(step: StepOf<'strip-prefix-regex'>): Happens {
  const compiled = step.regexes.map(compile);
  const bad = compiled.find(one => !('find' in one));
  if (bad)
    return () => ({
      doubt: { code: 'unsupported-regex', because: 'open' in bad ? bad.open : 'a pattern cannot be read' },
    });
  const programs = compiled.filter((one): one is Compiled => 'find' in one);
  return (state): Happening => {
    for (const { find } of programs) {
      const found = find(state.path);
      if (found && 'code' in found) return { doubt: found };
      if (found?.start === 0 && found.end > 0) return stripped(state, state.path.slice(0, found.end), step, '');
    }
    return { state };
  };
}

export function addPrefix({ prefix }: StepOf<'add-prefix'>): Happens {
  return state => {
    const path = rooted(prefix + state.path);
    return {
      state: { ...state, path, sent: wire(path, rooted(prefix + state.sent), state.seen.escaping) },
      says: `${prefix} is put before the path: ${path}`,
    };
  };
}

/** `whole` is left of a path that is taken away as a whole. (traefik v3.7.9, pkg/middlewares/stripprefix/strip_prefix.go: getPrefixStripped) */
function stripped(state: RequestState, prefix: string, manner: RewritingManner, whole: '' | '/'): Happening {
  const path = rooted(state.path.slice(prefix.length), whole);
  const from = state.sent.startsWith(prefix) ? state.sent : state.path;
  const raw = rooted(from.slice(prefix.length), whole);
  const after = { ...state, path, sent: wire(path, raw, state.seen.escaping) };
  return rewritten(state, after, manner, prefix, `${prefix} is taken from the path: ${path || '/'}`);
}

function rooted(path: string, empty = '/'): string {
  if (path === '') return empty;
  return path.startsWith('/') ? path : `/${path}`;
}
