import { encoded, isEscapedByNginx } from '../escapes.js';
import { filled } from '../expand.js';
import { compile } from '../regex.js';
import type { Happening, Happens, StepOf, Way } from '../way.js';

/** nginx's `rewrite … break`: what the target says takes the place of the whole path where the regular expression matches. */
export function rewrite({ regex, target }: StepOf<'rewrite'>): Happens {
  const compiled = compile(regex);
  if (!('find' in compiled)) {
    const because = 'open' in compiled ? compiled.open : compiled.invalid;
    return () => ({ doubt: { code: 'unsupported-regex', because } });
  }
  const variable = /\$\{?[A-Za-z_]\w*\}?/.exec(target)?.[0];
  return (way): Happening => {
    const found = compiled.find(way.path);
    if (found === undefined) return { way };
    if ('code' in found) return { doubt: found };
    if (variable)
      return { doubt: { code: 'snippet', because: `the target of the rewriting holds the variable ${variable}` } };
    return rewritten(way, filled(regex.flavour, target, found));
  };
}

// A target that is a URL is a redirect; one with a question mark brings a query, before the request's unless it ends with the mark.
// (nginx 1.27, src/http/modules/ngx_http_rewrite_module.c and ngx_http_script.c)
function rewritten(way: Way, target: string): Happening {
  if (/^https?:\/\//.test(target)) {
    return {
      ending: { outcome: 'redirect', status: 302, location: target },
      says: `the rewriting redirects (302) to ${target}`,
    };
  }
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const own = mark < 0 ? undefined : target.slice(mark + 1);
  const query =
    own === undefined
      ? way.query
      : own === ''
        ? undefined
        : [own, ...(way.query === undefined ? [] : [way.query])].join('&');
  return {
    way: { ...way, path, query, sent: encoded(path, isEscapedByNginx) },
    says: `the path is rewritten: ${path}`,
  };
}
