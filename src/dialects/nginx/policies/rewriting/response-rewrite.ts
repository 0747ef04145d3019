import { anyGiven, given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { textOrGlobal } from '../reads.js';
import { refuse, refuseBlanks } from '../refused-values.js';

/** (ingress-nginx v1.15.1, internal/ingress/annotations/proxy/main.go) */
export const responseRewrite: NginxFeature<'responseRewrite'> = {
  policy: 'responseRewrite',
  keys: ['proxy-redirect-from', 'proxy-redirect-to', 'proxy-cookie-domain', 'proxy-cookie-path'].map(annotationKey),
  read: (reads, noted) => {
    refuseBlanks(reads, noted, 'proxy-redirect-from', 'proxy-redirect-to');
    refuse(reads, noted, ['proxy-cookie-path'], isCookiePathRefused, 'off, or two paths');
    const from = textOrGlobal(reads, 'proxy-redirect-from');
    const to = textOrGlobal(reads, 'proxy-redirect-to');
    return anyGiven({
      location: from === undefined ? undefined : { from, ...given({ to }) },
      cookieDomain: textOrGlobal(reads, 'proxy-cookie-domain'),
      cookiePath: textOrGlobal(reads, 'proxy-cookie-path'),
    });
  },
  write: ({ location, cookieDomain, cookiePath }) => {
    if (cookiePath !== undefined && (cookiePath === '' || isCookiePathRefused(cookiePath)))
      return { because: `nginx takes off or two paths for cookies, not ${cookiePath}` };
    if (location && location.to === undefined && !['off', 'default'].includes(location.from))
      return { because: `nginx puts something in the place of ${location.from}; say what` };
    return said({
      'proxy-redirect-from': location?.from,
      'proxy-redirect-to': location?.to,
      'proxy-cookie-domain': cookieDomain,
      'proxy-cookie-path': cookiePath,
    });
  },
};

function isCookiePathRefused(value: string): boolean {
  const words = value.split(/\s+/).filter(word => word !== '');
  return words.length === 1 ? words[0] !== 'off' : words.length > 2;
}
