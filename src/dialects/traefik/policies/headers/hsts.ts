import { isObject, numberOf } from '#model/json.js';
import { stringsOf } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import { flagIn } from '../../values/flag.js';
import { given } from '../../values/given.js';
import type { WrittenFeature } from '../feature.js';
import { developmentKey, inDevelopment } from './development.js';

/** (traefik v3.7.9, pkg/middlewares/headers/secure.go; unrolled/secure v1, secure.go: processRequest) */
export const hsts: WrittenFeature<'hsts'> = {
  policy: 'hsts',
  purpose: 'hsts',
  keys: [
    'headers.stsSeconds',
    'headers.stsIncludeSubdomains',
    'headers.stsPreload',
    'headers.forceSTSHeader',
    'headers.sslProxyHeaders',
    developmentKey,
  ],
  read({ headers }) {
    if (!isObject(headers)) return undefined;
    const maxAge = numberOf(headers['stsSeconds']) ?? 0;
    // No second is none: the header is not sent.
    if (maxAge === 0 || inDevelopment(headers)) return undefined;
    const proxies = stringsOf(headers['sslProxyHeaders']);
    return {
      maxAge,
      ...given({
        includeSubdomains: flagIn(headers['stsIncludeSubdomains']),
        preload: flagIn(headers['stsPreload']),
        always: flagIn(headers['forceSTSHeader']),
        proxyHeaders: Object.keys(proxies).length === 0 ? undefined : proxies,
      }),
    };
  },
  steps({ maxAge, includeSubdomains, preload, always }) {
    const subdomains = includeSubdomains ? '; includeSubDomains' : '';
    const value = `max-age=${maxAge}${subdomains}${preload ? '; preload' : ''}`;
    const step: Step = { kind: 'headers', of: 'response', set: { 'Strict-Transport-Security': value } };
    return [always ? step : { ...step, when: { scheme: 'https' } }];
  },
  write({ maxAge, includeSubdomains, preload, always, proxyHeaders }) {
    if (!Number.isSafeInteger(maxAge) || maxAge < 1) {
      const because = `Traefik sends no Strict-Transport-Security of ${maxAge} seconds: name a whole number above 0, or set the header`;
      return { because };
    }
    const options = given({
      stsIncludeSubdomains: includeSubdomains,
      stsPreload: preload,
      forceSTSHeader: always,
      sslProxyHeaders: proxyHeaders,
    });
    return { headers: { stsSeconds: maxAge, ...options } };
  },
};
