import type { TwoWay } from '#dialects/dialect.js';
import type { JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';

/**
 * Plain HTTP is sent to https by a redirectScheme. GET is answered with 301 (permanent) or 302, other methods with 308 or
 * 307: a status of one's own cannot be asked for. (traefik v3.7.9, pkg/middlewares/redirect/redirect.go: moveHandler)
 */
export const httpsRedirect: TwoWay<JsonObject, 'httpsRedirect'> = {
  policy: 'httpsRedirect',
  keys: ['redirectScheme'],
  read({ redirectScheme }, noted) {
    if (!isObject(redirectScheme)) return undefined;
    const { scheme, permanent } = redirectScheme;
    if (typeof scheme !== 'string' || scheme === '') noted('redirectScheme.scheme', 'a scheme to redirect to');
    return scheme === 'https' ? { enabled: true, status: permanent === true ? 301 : 302 } : undefined;
  },
  write({ status }) {
    return { redirectScheme: { scheme: 'https', permanent: status !== 302 } };
  },
};
