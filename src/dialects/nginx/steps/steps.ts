import type { Match, ValueMatch } from '#model/match.js';
import type { Redirect, RedirectTarget, Step, When } from '#model/routing/step.js';
import type { Asks } from '../annotations/asks/asks.js';
import { accessSteps } from './access-steps.js';
import type { Configuration } from '../installation/configuration.js';
import { booleanIn } from '../installation/configuration.js';
import type { ServerContext } from './context.js';
import { corsSteps } from './cors-steps.js';
import { isExempt } from './exempt.js';
import { forwardSteps } from './forward-steps.js';
import { rewrites } from '../servers/locations.js';
import type { Location } from '../servers/servers.js';

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
    ...openSteps(asks),
    ...strictTransport(context.configuration),
    ...context.headers,
    ...customHeaderSteps(asks),
    ...corsSteps(asks),
    ...snippetSteps(asks, context.configuration),
    ...redirectSteps(asks, context),
    ...httpsSteps(location, asks, context),
    ...accessSteps(location, asks, context),
    ...rewriteSteps(location),
    ...upstreamSteps(asks),
    ...forwardSteps(location, context),
  ];
}

/** Sent over https, whatever the certificate. (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/lua_ingress.lua:178-189) */
function strictTransport({ data }: Configuration): readonly Step[] {
  if (!booleanIn(data, 'hsts', true)) return [];
  const parts = [
    `max-age=${data['hsts-max-age'] ?? '31536000'}`,
    ...(booleanIn(data, 'hsts-include-subdomains', true) ? ['includeSubDomains'] : []),
    ...(booleanIn(data, 'hsts-preload', false) ? ['preload'] : []),
  ];
  return [
    {
      kind: 'headers',
      of: 'response',
      set: { 'Strict-Transport-Security': parts.join('; ') },
      when: { scheme: 'https' },
    },
  ];
}

/** Objects that may stand elsewhere, or not at all. */
function openSteps({ openReferences, annotations }: Asks): readonly Step[] {
  return openReferences.map(({ name, kind, namespace, object }) => {
    const because = `whether there is a ${kind} ${namespace}/${object} cannot be told: without it every request is answered 503`;
    return { kind: 'open', code: 'missing-manifest', because, at: annotations.at(name) };
  });
}

function customHeaderSteps({ customHeaders, annotations }: Asks): readonly Step[] {
  return customHeaders
    ? [{ kind: 'headers', of: 'response', set: customHeaders, at: annotations.at('custom-headers') }]
    : [];
}

/** Directives of nginx may do anything. */
function snippetSteps({ annotations }: Asks, { snippetsAllowed }: Configuration): readonly Step[] {
  if (!snippetsAllowed || !annotations.values.has('configuration-snippet')) return [];
  return [
    {
      kind: 'open',
      code: 'snippet',
      because: 'configuration-snippet holds directives of nginx',
      at: annotations.at('configuration-snippet'),
    },
  ];
}

/** What the backend sees besides the path. */
function upstreamSteps({ annotations }: Asks): readonly Step[] {
  const host = annotations.values.get('upstream-vhost');
  const connection = annotations.values.get('connection-proxy-header');
  return [
    ...(host === undefined ? [] : [{ kind: 'set-host', host, at: annotations.at('upstream-vhost') } as const]),
    ...(connection === undefined
      ? []
      : [
          {
            kind: 'headers',
            of: 'request',
            set: { Connection: connection },
            at: annotations.at('connection-proxy-header'),
          } as const,
        ]),
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
  const { certified, configuration, possiblyCertified = false } = context;
  if (isExempt(location.path, configuration.data['no-tls-redirect-locations'])) return [];
  if (!httpsAlways && !httpsIfCertified) return [];
  const open = httpsAlways ? [] : doubtfulHttpsSteps(possiblyCertified, configuration);
  if (!httpsAlways && certified === false) return open;
  const hosts = httpsAlways || typeof certified === 'boolean' ? undefined : certified;
  const to: RedirectTarget = {
    kind: 'parts',
    scheme: 'https',
    port: portInRedirects ? 443 : 'drop',
    path: keepSlash ? 'keep' : 'trimmed',
  };
  const step: Redirect = { kind: 'redirect', status: configuration.redirectStatus, to };
  const name = httpsAlways ? 'force-ssl-redirect' : 'ssl-redirect';
  const at = annotations.present.has(name) ? annotations.at(name) : undefined;
  const redirects = plainRequests(configuration).map(when => ({
    ...step,
    when: { ...when, ...(hosts && { hosts }) },
    ...(at && { at }),
  }));
  return [...redirects, ...open];
}

/** Of the hosts that are not redirected for certain, those for which a certificate that nobody read may be good. */
function doubtfulHttpsSteps(hosts: ServerContext['certified'], configuration: Configuration): readonly Step[] {
  if (hosts === false) return [];
  const because = 'whether plain requests are sent to https rests on a certificate that is not read';
  return plainRequests(configuration).map(when => ({
    kind: 'open',
    code: 'unread-certificate',
    because,
    when: { ...when, ...(hosts !== true && { hosts }) },
  }));
}

/** Requests over http; where clients' headers are trusted, X-Forwarded-Proto says it. (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/lua_ingress.lua:124-130) */
function plainRequests({ data }: Configuration): readonly When[] {
  if (!booleanIn(data, 'use-forwarded-headers', false)) return [{ scheme: 'http' }];
  const header = (value: ValueMatch): Match => ({ kind: 'header', name: 'X-Forwarded-Proto', value });
  const any: ValueMatch = { kind: 'regex', regex: { flavour: 're2', pattern: '', ignoreCase: false } };
  return [
    { match: header({ kind: 'exact', value: 'http' }) },
    { scheme: 'http', match: { kind: 'not', of: header(any) } },
  ];
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
