import type { Found } from '#regex/compiled.js';
import { butFor, encoded } from '../../request/escapes.js';
import { compile } from '#regex/compile.js';
import { interpolated } from '../variables.js';
import type { Happening, Happens, StepOf, RequestState } from '../request-state.js';
import { targetOf } from '../request-state.js';

/** nginx's `rewrite … break`: what the target says takes the place of the whole path where the regular expression matches. */
export function rewrite({ regex, target }: StepOf<'rewrite'>): Happens {
  const compiled = compile(regex);
  if (!('find' in compiled)) {
    const because = 'open' in compiled ? compiled.open : compiled.invalid;
    return () => ({ doubt: { code: 'unsupported-regex', because } });
  }
  const mark = target.indexOf('?');
  const template = mark < 0 ? { path: target } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
  return (state): Happening => {
    const found = compiled.find(state.path);
    if (found === undefined) return { state };
    if ('code' in found) return { doubt: found };
    return rewritten(state, template, found);
  };
}

interface Template {
  readonly path: string;
  /** What the target brings after a question mark; empty: the request's own query is dropped. */
  readonly query?: string;
}

// A target that begins with a scheme redirects, with the query. In it and in a query that the target brings the groups are
// escaped. (nginx 1.27, src/http/modules/ngx_http_rewrite_module.c and src/http/ngx_http_script.c)
function rewritten(state: RequestState, template: Template, found: Found): Happening {
  const isRedirect = /^(?:https?:\/\/|\$scheme)/.test(template.path);
  const path = interpolated(template.path, state, found, isRedirect);
  const own = interpolated(template.query ?? '', state, found, true);
  if ('unknown' in path) return openVariable(path.unknown);
  if ('unknown' in own) return openVariable(own.unknown);
  const query =
    template.query === '' ? undefined : [own.text, state.query ?? ''].filter(one => one !== '').join('&') || undefined;
  return isRedirect ? redirected(targetOf({ sent: path.text, query })) : sentOn({ ...state, query }, path.text);
}

function redirected(location: string): Happening {
  const says = `the rewriting redirects (302) to ${location}`;
  return { ending: { outcome: 'redirect', status: 302, location }, says };
}

function sentOn(state: RequestState, path: string): Happening {
  if (path === '') return refused(500, 'the rewritten path has a length of zero');
  if (!path.startsWith('/')) return refused(400, `the backend would be asked for ${path}, which is no path`);
  const sent = encoded(path, butFor(state.seen.escaping.path));
  return { state: { ...state, path, sent }, says: `the path is rewritten: ${path}` };
}

function openVariable(name: string): Happening {
  const because = `what the variable ${name} of the rewriting's target holds cannot be told`;
  return { doubt: { code: 'snippet', because } };
}

function refused(status: number, reason: string): Happening {
  return { ending: { outcome: 'respond', status, reason }, says: `the answer is ${status}: ${reason}` };
}
