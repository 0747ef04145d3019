import type { Match } from '#model/match.js';
import type { Redirect, RedirectTarget, Step, When } from '#model/step.js';
import type { Asks } from './asks/asks.js';
import { accessSteps } from './access-steps.js';
import type { ServerContext } from './context.js';
import { forwardSteps } from './forward-steps.js';
import { rewrites } from './locations.js';
import type { Location } from './servers.js';

/**
 * What a location does with a request, in the order of nginx's phases: what stands in the location itself, then Lua (the
 * redirect to https, endpoints), then access, then the backend. (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl;
 * lua/lua_ingress.lua:112-176)
 */
export function stepsOf(location: Location, context: ServerContext): readonly Step[] {
  const { ingress } = location;
  if (!ingress) return [...context.before, ...forwardSteps(location, context)];
  const { asks } = ingress;
  if (asks.denied)
    return [...context.before, { kind: 'respond', status: 503, because: asks.denied.because, at: asks.denied.at }];
  return [
    ...context.before,
    ...redirectSteps(asks, context),
    ...httpsSteps(location, asks, context),
    ...accessSteps(asks),
    ...rewriteSteps(location),
    ...forwardSteps(location, context),
  ];
}

/** A redirect to a fixed place; one that is a path only stays on the host, without its port. */
function redirectSteps({ redirect: { to, status, relative, at } }: Asks, { onlyName }: ServerContext): readonly Step[] {
  if (to === undefined) return [];
  const here: RedirectTarget = {
    kind: 'parts',
    port: 'drop',
    path: { set: to },
    query: 'drop',
    ...(onlyName !== undefined && { host: onlyName }),
  };
  const target: RedirectTarget = to.startsWith('/') && !relative ? here : { kind: 'text', location: to };
  return [{ kind: 'redirect', status, to: target, ...(at && { at }) }];
}

/**
 * Plain requests go to https where it is forced, or where the host has a certificate entry, whatever its certificate is
 * worth. (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/lua_ingress.lua:65-79 and 157-173)
 */
function httpsSteps(location: Location, { rewrite, annotations }: Asks, context: ServerContext): readonly Step[] {
  const { httpsAlways, httpsIfCertified, keepSlash, portInRedirects } = rewrite;
  const { certified, configuration } = context;
  if (isExempt(location.path, configuration.data['no-tls-redirect-locations'])) return [];
  if (!httpsAlways && (!httpsIfCertified || certified === false)) return [];
  const hosts = httpsAlways || typeof certified === 'boolean' ? undefined : certified;
  const when: When = { scheme: 'http', ...(hosts && { hosts }), ...forwarded(configuration.data) };
  const to: RedirectTarget = {
    kind: 'parts',
    scheme: 'https',
    port: portInRedirects ? 443 : 'drop',
    path: keepSlash ? 'keep' : 'trimmed',
  };
  const step: Redirect = { kind: 'redirect', status: configuration.redirectStatus, to };
  const name = httpsAlways ? 'force-ssl-redirect' : 'ssl-redirect';
  return [{ ...step, when, ...(annotations.present.has(name) && { at: annotations.at(name) }) }];
}

/** Where clients' headers are trusted, X-Forwarded-Proto says the scheme. */
function forwarded(data: Readonly<Record<string, string>>): { readonly match?: Match } {
  if (data['use-forwarded-headers'] !== 'true') return {};
  return {
    match: { kind: 'not', of: { kind: 'header', name: 'X-Forwarded-Proto', value: { kind: 'exact', value: 'https' } } },
  };
}

/** Whether a path begins with an item of a list of the ConfigMap. (ingress-nginx v1.15.1, internal/ingress/controller/template/template.go:912) */
export function isExempt(path: string, list = '/.well-known/acme-challenge'): boolean {
  return list
    .split(',')
    .map(one => one.trim())
    .some(one => one !== '' && path.startsWith(one));
}

/** nginx rewrites the first match anywhere in the path, whatever its case. (ingress-nginx v1.15.1, internal/ingress/controller/template/template.go:780-789) */
function rewriteSteps(location: Location): readonly Step[] {
  const { ingress, path } = location;
  if (!ingress || !rewrites(location)) return [];
  const { annotations, rewrite } = ingress.asks;
  const at = annotations.at('rewrite-target');
  const regex = { flavour: 'pcre', pattern: path, ignoreCase: true } as const;
  const prefix = annotations.values.get('x-forwarded-prefix');
  const header: readonly Step[] =
    prefix === undefined
      ? []
      : [
          {
            kind: 'headers',
            of: 'request',
            set: { 'X-Forwarded-Prefix': prefix },
            at: annotations.at('x-forwarded-prefix'),
          },
        ];
  return [{ kind: 'rewrite', regex, target: rewrite.target, at }, ...header];
}
