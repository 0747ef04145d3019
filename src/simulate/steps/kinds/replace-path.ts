import type { RewritingManner } from '#model/routing/step.js';
import { decoded, wire } from '../../request/escapes.js';
import { expand } from '#regex/expand.js';
import { compile } from '#regex/compile.js';
import type { Happening, Happens, StepOf, RequestState } from '../request-state.js';
import { rewritten } from './unclean.js';

export function replacePath(step: StepOf<'replace-path'>): Happens {
  return state => replaced(state, step.path, step);
}

/** Every match of the regular expression in the path, as sent, is replaced. */
export function replacePathRegex(step: StepOf<'replace-path-regex'>): Happens {
  const { regex, replacement } = step;
  const compiled = compile(regex);
  if (!('find' in compiled)) {
    const because = 'open' in compiled ? compiled.open : compiled.invalid;
    return () => ({ doubt: { code: 'unsupported-regex', because } });
  }
  return (state): Happening => {
    const path = expand(compiled, regex.flavour, state.sent, replacement);
    if (path === undefined) return { state };
    return typeof path === 'string' ? replaced(state, path, step) : { doubt: path };
  };
}

function replaced(state: RequestState, raw: string, manner: RewritingManner): Happening {
  const path = decoded(raw);
  return rewritten(
    state,
    { ...state, path, sent: wire(path, raw, state.seen.escaping) },
    manner,
    state.sent,
    `the path is replaced: ${path}`,
  );
}
