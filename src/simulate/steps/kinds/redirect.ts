import type { Redirect, RedirectTarget } from '#model/routing/step.js';
import type { Found } from '#regex/compiled.js';
import { expand } from '#regex/expand.js';
import { compile } from '#regex/compile.js';
import { withoutPort } from '../../request/seen-request.js';
import type { Happening, Happens, StepOf, RequestState } from '../request-state.js';
import { ownTarget, targetOf } from '../request-state.js';
import { interpolated } from '../variables.js';

export function redirect(step: StepOf<'redirect'>): Happens {
  const { to } = step;
  switch (to.kind) {
    case 'text':
      return state => (to.variables ? filledIn(step, to.location, state) : sentTo(step, state, to.location));
    case 'parts':
      return state => sentTo(step, state, fromParts(to, state));
    case 'regex':
      return byRegex(step, to);
  }
}

const nothingFound: Found = { start: 0, end: 0, groups: [], named: new Map() };

function filledIn(step: Redirect, location: string, state: RequestState): Happening {
  const filled = interpolated(location, state, nothingFound, false);
  if ('text' in filled) return sentTo(step, state, filled.text);
  return { doubt: { code: 'snippet', because: `what ${filled.unknown} stands for is not known here` } };
}

function byRegex(step: Redirect, { regex, replacement }: Extract<RedirectTarget, { kind: 'regex' }>): Happens {
  const compiled = compile(regex);
  if (!('find' in compiled)) {
    const because = 'open' in compiled ? compiled.open : compiled.invalid;
    return () => ({ doubt: { code: 'unsupported-regex', because } });
  }
  return state => {
    const url = `${state.seen.request.scheme}://${state.host}${ownTarget(state)}`;
    const replaced = expand(compiled, regex.flavour, url, replacement);
    if (replaced !== undefined && typeof replaced !== 'string') return { doubt: replaced };
    return replaced === undefined || replaced === url ? { state } : sentTo(step, state, replaced);
  };
}

function sentTo({ status, otherStatus, getMethods }: Redirect, { seen }: RequestState, location: string): Happening {
  const usual = otherStatus === undefined || (getMethods ?? ['GET']).includes(seen.request.method);
  const chosen = usual ? status : otherStatus;
  return {
    ending: { outcome: 'redirect', status: chosen, location },
    says: `the controller redirects (${chosen}) to ${location}`,
  };
}

function fromParts(
  { scheme, host, port, path, query }: Extract<RedirectTarget, { kind: 'parts' }>,
  state: RequestState,
): string {
  const name = host ?? withoutPort(state.host);
  const given = /:(\d+)$/.exec(state.host)?.[1];
  const kept = port === 'keep' ? given : port === 'drop' ? undefined : String(port);
  const target = query === 'drop' ? { ...state, query: undefined } : state;
  return `${scheme ?? state.seen.request.scheme}://${name}${kept === undefined ? '' : `:${kept}`}${pathOf(path, target)}`;
}

function pathOf(path: Extract<RedirectTarget, { kind: 'parts' }>['path'], state: RequestState): string {
  if (path === 'keep') return ownTarget(state);
  if (path === 'trimmed') return ownTarget(state).replace(/\/$/, '');
  return targetOf({ sent: path.set, query: state.query });
}
