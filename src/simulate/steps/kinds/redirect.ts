import type { Redirect, RedirectTarget } from '#model/routing/step.js';
import { expand } from '#regex/expand.js';
import { compile } from '#regex/compile.js';
import { withoutPort } from '../../request/seen-request.js';
import type { Happening, Happens, StepOf, RequestState } from '../request-state.js';
import { targetOf } from '../request-state.js';

export function redirect(step: StepOf<'redirect'>): Happens {
  const { to } = step;
  switch (to.kind) {
    case 'text':
      return way => sentTo(step, way, to.location);
    case 'parts':
      return way => sentTo(step, way, fromParts(to, way));
    case 'regex':
      return byRegex(step, to);
  }
}

function byRegex(step: Redirect, { regex, replacement }: Extract<RedirectTarget, { kind: 'regex' }>): Happens {
  const compiled = compile(regex);
  if (!('find' in compiled)) {
    const because = 'open' in compiled ? compiled.open : compiled.invalid;
    return () => ({ doubt: { code: 'unsupported-regex', because } });
  }
  return way => {
    const url = `${way.seen.request.scheme}://${way.host}${targetOf(way)}`;
    const replaced = expand(compiled, regex.flavour, url, replacement);
    if (replaced !== undefined && typeof replaced !== 'string') return { doubt: replaced };
    return replaced === undefined || replaced === url ? { way } : sentTo(step, way, replaced);
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
  way: RequestState,
): string {
  const name = host ?? withoutPort(way.host);
  const given = /:(\d+)$/.exec(way.host)?.[1];
  const kept = port === 'keep' ? given : port === 'drop' ? undefined : String(port);
  const target = query === 'drop' ? { ...way, query: undefined } : way;
  return `${scheme ?? way.seen.request.scheme}://${name}${kept === undefined ? '' : `:${kept}`}${pathOf(path, target)}`;
}

function pathOf(path: Extract<RedirectTarget, { kind: 'parts' }>['path'], way: RequestState): string {
  if (path === 'keep') return targetOf(way);
  if (path === 'trimmed') return targetOf(way).replace(/\/$/, '');
  return targetOf({ sent: path.set, query: way.query });
}
