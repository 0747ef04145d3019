import { hasHeader } from '#model/match.js';
import type { RedirectTarget, Step, When } from '#model/routing/step.js';
import { booleanIn as booleanOf, redirectStatusOf } from '../../installation/configuration.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import { lacks } from '../../lacks.js';
import type { NginxFeature, Place, SetUp } from '../feature.js';
import { said } from '../feature.js';
import { booleanOrGlobal } from '../reads.js';

const names = ['ssl-redirect', 'force-ssl-redirect', 'preserve-trailing-slash', 'use-port-in-redirects'];

/**
 * `force-ssl-redirect` asks for the redirect, `ssl-redirect` allows it where the host has a certificate. The slash at the
 * end, which nginx would drop, stays where that is asked. (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/lua_ingress.lua:157-173;
 * internal/ingress/annotations/rewrite/main.go and portinredirect/main.go)
 */
export const httpsRedirect: NginxFeature<'httpsRedirect'> = {
  policy: 'httpsRedirect',
  keys: names.map(annotationKey),
  read: reads => {
    const forced = booleanOrGlobal(reads, 'force-ssl-redirect') ?? false;
    const allowed = booleanOrGlobal(reads, 'ssl-redirect') ?? true;
    if (!forced && !allowed) return { enabled: false };
    const { data } = reads.configuration;
    return {
      enabled: true,
      certifiedOnly: !forced,
      dropsSlash: booleanOrGlobal(reads, 'preserve-trailing-slash') !== true,
      namesPort: booleanOrGlobal(reads, 'use-port-in-redirects') === true,
      ...given({
        status: data['http-redirect-code'] === undefined ? undefined : redirectStatusOf(data['http-redirect-code']),
      }),
    };
  },
  steps: ({ enabled, certifiedOnly = false, dropsSlash = false, namesPort = false }, place) => {
    const { certified, possiblyCertified, setUp } = place;
    if (!enabled) return [];
    const open = certifiedOnly ? doubtfulSteps(possiblyCertified, setUp) : [];
    if (certifiedOnly && certified === false) return open;
    const to: RedirectTarget = {
      kind: 'parts',
      scheme: 'https',
      port: namesPort ? 443 : 'drop',
      path: dropsSlash ? 'trimmed' : 'keep',
    };
    const hosts = certifiedOnly && typeof certified !== 'boolean' ? certified : undefined;
    const at = place.at(certifiedOnly ? 'ssl-redirect' : 'force-ssl-redirect');
    const redirects = plainRequests(setUp).map((when): Step => ({
      kind: 'redirect',
      status: setUp.redirectStatus,
      to,
      when: { ...when, ...given({ hosts }) },
      ...given({ at }),
    }));
    return [...redirects, ...open];
  },
  write: ({ enabled, certifiedOnly = false, status, dropsSlash = false, namesPort = false }, { data }) => {
    if (!enabled) return said({ 'ssl-redirect': false, 'force-ssl-redirect': false });
    const own = redirectStatusOf(data['http-redirect-code']);
    if (status !== undefined && status !== own)
      return { because: `${lacks['httpsRedirect.status']}, which says ${own}; leave out the status ${status}` };
    return said({
      'force-ssl-redirect': !certifiedOnly,
      'ssl-redirect': certifiedOnly ? true : undefined,
      'preserve-trailing-slash': !dropsSlash,
      'use-port-in-redirects': namesPort || booleanOf(data, 'use-port-in-redirects', false) ? namesPort : undefined,
    });
  },
  /** Plain requests stay plain, whatever certificate the host has through others. */
  writeAbsence: ({ redirects }) =>
    redirects ? said({ 'ssl-redirect': false, 'force-ssl-redirect': false }) : { annotations: {} },
};

/** Of the hosts that are not redirected for certain, those for which a certificate that nobody read may be good. */
function doubtfulSteps(hosts: Place['certified'], setUp: SetUp): readonly Step[] {
  if (hosts === false) return [];
  const because = 'whether plain requests are sent to https rests on a certificate that is not read';
  return plainRequests(setUp).map(when => ({
    kind: 'open',
    code: 'unread-certificate',
    because,
    when: { ...when, ...(hosts !== true && { hosts }) },
  }));
}

/** Whether the ConfigMap says of all routes that they are redirected, or that they are not. */
export function isForcedForAll(data: Readonly<Record<string, string>>): boolean {
  return data['force-ssl-redirect'] !== undefined;
}

/** Requests over http; where clients' headers are trusted, X-Forwarded-Proto says it. (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/lua_ingress.lua:124-130) */
function plainRequests({ believesForwarded }: SetUp): readonly When[] {
  if (!believesForwarded) return [{ scheme: 'http' }];
  const name = 'X-Forwarded-Proto';
  return [
    { match: { kind: 'header', name, value: { kind: 'exact', value: 'http' } } },
    { scheme: 'http', match: { kind: 'not', of: hasHeader(name) } },
  ];
}
