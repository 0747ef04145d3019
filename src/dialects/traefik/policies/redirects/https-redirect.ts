import { isObject } from '#model/json.js';
import { lacks } from '../../lacks.js';
import type { WrittenFeature } from '../feature.js';
import { readScheme, schemeKeys, schemeSteps, writtenScheme } from './scheme-redirect.js';

/**
 * Plain HTTP is sent to https by a redirectScheme. GET is answered with 301 (permanent) or 302, other methods with 308 or
 * 307: a status of one's own cannot be asked for. (traefik v3.7.9, pkg/middlewares/redirect/redirect.go: moveHandler)
 */
export const httpsRedirect: WrittenFeature<'httpsRedirect'> = {
  policy: 'httpsRedirect',
  purpose: 'https',
  keys: schemeKeys,
  read({ redirectScheme }, noted) {
    if (!isObject(redirectScheme)) return undefined;
    const { scheme, port, permanent } = readScheme(redirectScheme);
    if (scheme === '') noted('redirectScheme.scheme', 'a scheme to redirect to');
    return scheme === 'https' && port === undefined ? { enabled: true, status: permanent ? 301 : 302 } : undefined;
  },
  steps({ enabled, status }, place) {
    return enabled ? schemeSteps({ scheme: 'https', permanent: status !== 302 }, place) : [];
  },
  write({ enabled, status, certifiedOnly, dropsSlash, namesPort }) {
    if (!enabled) return {};
    if (status !== undefined && status !== 301 && status !== 302)
      return { because: lacks['httpsRedirect.otherStatus'] };
    if (certifiedOnly) return { because: lacks['httpsRedirect.certifiedOnly'] };
    if (dropsSlash) return { because: lacks['httpsRedirect.dropsSlash'] };
    if (namesPort) return { because: lacks['httpsRedirect.namesPort'] };
    return writtenScheme({ scheme: 'https', permanent: status !== 302 });
  },
};
