import type { HttpsRedirect, Redirect as RedirectPolicy } from '#model/policies/redirects.js';
import type { RedirectTarget, Step } from '#model/routing/step.js';
import { statuses } from './statuses.js';
import type { MeantPlace } from './place.js';
import { unsaid } from './place.js';

/** Plain requests go to https, those of hosts with a certificate alone where that is asked for. */
export function httpsRedirectSteps(policy: HttpsRedirect, place: MeantPlace): readonly Step[] {
  if (!policy.enabled || place.tls) return [];
  const certified = policy.certifiedOnly ? isCertified(place) : true;
  if (certified === 'perhaps') return [unsaid('whether the host of the request has a certificate is not said')];
  if (!certified) return [];
  const { conventions } = place;
  const status = policy.status ?? conventions.redirect.status;
  const path = policy.dropsSlash === undefined ? conventions.redirect.path : policy.dropsSlash ? 'trimmed' : 'keep';
  const to: RedirectTarget = { kind: 'parts', scheme: 'https', port: policy.namesPort ? 443 : 'drop', path };
  return [{ kind: 'redirect', ...statuses(status, conventions), to }];
}

function isCertified({ host, certified }: MeantPlace): boolean | 'perhaps' {
  if (certified.has(host)) return true;
  if (host.startsWith('*')) return certified.size > 0 ? 'perhaps' : false;
  return certified.has('*') || certified.has(host.replace(/^[^.]+/, '*')) ? 'perhaps' : false;
}

/** Every request goes elsewhere. */
export function redirectSteps(
  { to, status = 302 }: RedirectPolicy,
  { tls, conventions, route }: MeantPlace,
): readonly Step[] {
  const redirect = { kind: 'redirect', ...statuses(status, conventions) } as const;
  switch (to.kind) {
    case 'url':
      return [{ ...redirect, to: { kind: 'text', location: to.url } }];
    case 'path':
      if (route.policies.relativeRedirects?.enabled) return [{ ...redirect, to: { kind: 'text', location: to.path } }];
      return [{ ...redirect, to: { kind: 'parts', port: 'drop', path: { set: to.path }, query: 'drop' } }];
    case 'pattern': {
      const regex = { flavour: 're2', pattern: to.pattern, ignoreCase: false } as const;
      return [{ ...redirect, to: { kind: 'regex', regex, replacement: to.replacement } }];
    }
    case 'scheme': {
      const port = to.port === undefined ? 'drop' : Number(to.port);
      if (to.scheme !== (tls ? 'https' : 'http'))
        return [{ ...redirect, to: { kind: 'parts', scheme: to.scheme, port, path: 'keep' } }];
      return to.port === undefined ? [] : [unsaid('which port the request was sent to is not said')];
    }
  }
}
