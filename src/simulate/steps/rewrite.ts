import { encoded, isEscapedByNginx } from '../escapes.js';
import { compile } from '../regex.js';
import { interpolated } from '../variables.js';
import type { Happening, Happens, StepOf, Way } from '../way.js';
import { targetOf } from '../way.js';

/** nginx's `rewrite … break`: what the target says takes the place of the whole path where the regular expression matches. */
export function rewrite({ regex, target }: StepOf<'rewrite'>): Happens {
  const compiled = compile(regex);
  if (!('find' in compiled)) {
    const because = 'open' in compiled ? compiled.open : compiled.invalid;
    return () => ({ doubt: { code: 'unsupported-regex', because } });
  }
  return (way): Happening => {
    const found = compiled.find(way.path);
    if (found === undefined) return { way };
    if ('code' in found) return { doubt: found };
    const filled = interpolated(target, way, found);
    if ('text' in filled) return rewritten(way, filled.text);
    return {
      doubt: {
        code: 'snippet',
        because: `what the variable ${filled.unknown} of the rewriting's target holds cannot be told`,
      },
    };
  };
}

// A target with a question mark brings a query, before the request's unless it ends with the mark. (nginx 1.27,
// src/http/modules/ngx_http_rewrite_module.c and src/http/ngx_http_script.c)
function rewritten(way: Way, target: string): Happening {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const own = mark < 0 ? undefined : target.slice(mark + 1);
  const query =
    own === undefined
      ? way.query
      : own === ''
        ? undefined
        : [own, ...(way.query === undefined ? [] : [way.query])].join('&');
  if (/^https?:\/\//.test(target)) {
    const location = targetOf({ sent: path, query });
    return {
      ending: { outcome: 'redirect', status: 302, location },
      says: `the rewriting redirects (302) to ${location}`,
    };
  }
  if (path === '') return refused(500, 'the rewritten path has a length of zero');
  if (!path.startsWith('/')) return refused(400, `the backend would be asked for ${path}, which is no path`);
  return {
    way: { ...way, path, query, sent: encoded(path, isEscapedByNginx) },
    says: `the path is rewritten: ${path}`,
  };
}

function refused(status: number, reason: string): Happening {
  return { ending: { outcome: 'respond', status, reason }, says: `the answer is ${status}: ${reason}` };
}
