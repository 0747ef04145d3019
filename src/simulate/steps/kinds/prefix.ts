import type { RewritingManner } from '#model/routing/step.js';
import type { Compiled } from '#regex/compiled.js';
import { compile } from '#regex/compile.js';
import { wire } from '../../request/raw-path.js';
import type { Happening, Happens, StepOf, RequestState } from '../request-state.js';
import { rewritten } from './unclean.js';

/** The first of the prefixes that the path begins with is taken away. */
export function stripPrefix(step: StepOf<'strip-prefix'>): Happens {
  return way => {
    const prefix = step.prefixes.find(one => way.path.startsWith(one));
    return prefix === undefined ? { way } : stripped(way, prefix, step);
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
  return (way): Happening => {
    for (const { find } of programs) {
      const found = find(way.path);
      if (found && 'code' in found) return { doubt: found };
      if (found?.start === 0 && found.end > 0) return stripped(way, way.path.slice(0, found.end), step);
    }
    return { way };
  };
}

export function addPrefix({ prefix }: StepOf<'add-prefix'>): Happens {
  return way => {
    const path = rooted(prefix + way.path);
    return {
      way: { ...way, path, sent: wire(path, rooted(prefix + way.sent)) },
      says: `${prefix} is put before the path: ${path}`,
    };
  };
}

function stripped(way: RequestState, prefix: string, manner: RewritingManner): Happening {
  const path = rooted(way.path.slice(prefix.length));
  const raw = rooted(way.sent.startsWith(prefix) ? way.sent.slice(prefix.length) : way.path.slice(prefix.length));
  const after = { ...way, path, sent: wire(path, raw) };
  return rewritten(way, after, manner, prefix, `${prefix} is taken from the path: ${path}`);
}

function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}
