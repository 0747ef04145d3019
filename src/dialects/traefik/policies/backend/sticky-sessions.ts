import type { JsonObject } from '#model/json.js';
import { isObject, numberOf, objectOf, textOf } from '#model/json.js';
import type { StickySessions } from '#model/policies/backends.js';
import { flagIn } from '../../values/flag.js';
import { given } from '../../values/given.js';
import type { WrittenFeature } from '../feature.js';
import { lacks } from '../../lacks.js';

/** (traefik v3.7.9, pkg/server/service/loadbalancer/sticky.go; pkg/config/dynamic/http_config.go: Cookie) */
export const stickySessions: WrittenFeature<'stickySessions'> = {
  policy: 'stickySessions',
  keys: ['service.sticky'],
  read({ service }) {
    const { cookie } = objectOf(objectOf(service)['sticky']);
    return isObject(cookie) ? cookieIn(cookie) : undefined;
  },
  write({ cookie, path, domain, maxAge, secure, httpOnly, sameSite, mode }) {
    if (mode === 'balanced') return { because: lacks['stickySessions.balanced'], field: 'mode' };
    const config = given({ name: cookie, path, domain, maxAge, secure, httpOnly, sameSite: sameSite?.toLowerCase() });
    return { service: { sticky: { cookie: config } } };
  },
};

function cookieIn(cookie: JsonObject): StickySessions {
  const named = textOf(cookie['sameSite'])?.toLowerCase();
  return given({
    cookie: textOf(cookie['name']),
    path: textOf(cookie['path']),
    domain: textOf(cookie['domain']),
    maxAge: numberOf(cookie['maxAge']),
    secure: flagIn(cookie['secure']),
    httpOnly: flagIn(cookie['httpOnly']),
    sameSite: (['None', 'Lax', 'Strict'] as const).find(one => one.toLowerCase() === named),
  });
}
