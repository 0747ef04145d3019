import type { StickySessions } from '#model/policies/backends.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { booleanIn, integerIn, textIn } from '../reads.js';
import { lacks } from '../../lacks.js';

const names = [
  'affinity',
  'affinity-mode',
  'affinity-canary-behavior',
  'session-cookie-name',
  'session-cookie-path',
  'session-cookie-domain',
  'session-cookie-max-age',
  'session-cookie-expires',
  'session-cookie-secure',
  'session-cookie-samesite',
  'session-cookie-conditional-samesite-none',
  'session-cookie-change-on-failure',
];

/** (ingress-nginx v1.15.1, internal/ingress/annotations/sessionaffinity/main.go; rootfs/etc/nginx/lua/balancer/sticky.lua) */
export const stickySessions: NginxFeature<'stickySessions'> = {
  policy: 'stickySessions',
  keys: names.map(annotationKey),
  read: reads => {
    if (textIn(reads, 'affinity') === undefined) return undefined;
    const canary = textIn(reads, 'affinity-canary-behavior');
    const mode = textIn(reads, 'affinity-mode');
    return {
      httpOnly: true,
      ...given({
        cookie: textIn(reads, 'session-cookie-name'),
        path: textIn(reads, 'session-cookie-path'),
        domain: textIn(reads, 'session-cookie-domain'),
        maxAge: integerIn(reads, 'session-cookie-max-age'),
        expires: integerIn(reads, 'session-cookie-expires'),
        secure: booleanIn(reads, 'session-cookie-secure'),
        sameSite: sameSites.find(one => one.toLowerCase() === textIn(reads, 'session-cookie-samesite')?.toLowerCase()),
        omitsUnknownNone: booleanIn(reads, 'session-cookie-conditional-samesite-none'),
        mode: mode === 'balanced' || mode === 'persistent' ? mode : undefined,
        changesOnFailure: booleanIn(reads, 'session-cookie-change-on-failure'),
        canary: canary === 'sticky' || canary === 'legacy' ? canary : undefined,
      }),
    };
  },
  write: policy => {
    if (policy.httpOnly === false) return { because: lacks['stickySessions.shownToScripts'], field: 'httpOnly' };
    return said({
      affinity: 'cookie',
      'affinity-mode': policy.mode,
      'affinity-canary-behavior': policy.canary,
      'session-cookie-name': policy.cookie,
      'session-cookie-path': policy.path,
      'session-cookie-domain': policy.domain,
      'session-cookie-max-age': policy.maxAge,
      'session-cookie-expires': policy.expires,
      'session-cookie-secure': policy.secure,
      'session-cookie-samesite': policy.sameSite,
      'session-cookie-conditional-samesite-none': policy.omitsUnknownNone,
      'session-cookie-change-on-failure': policy.changesOnFailure,
    });
  },
};

const sameSites: readonly NonNullable<StickySessions['sameSite']>[] = ['None', 'Lax', 'Strict'];
