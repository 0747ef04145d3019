import type { TwoWay } from '../../../dialect.js';
import { goBoolean } from '../../values/go-values.js';
import { keyOf, valueOf } from '../../values/annotation-keys.js';
import type { Wire } from '../../values/annotation-keys.js';

/**
 * `force-ssl-redirect` asks for the redirect, `ssl-redirect` allows it where the host has a certificate. The slash at the
 * end, which nginx would drop, stays. (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/lua_ingress.lua:157-173)
 */
export const httpsRedirect: TwoWay<Wire, 'httpsRedirect'> = {
  policy: 'httpsRedirect',
  keys: [keyOf('ssl-redirect'), keyOf('force-ssl-redirect'), keyOf('preserve-trailing-slash')],
  read: wire => {
    if (goBoolean(valueOf(wire, 'force-ssl-redirect')) === true) return { enabled: true };
    return goBoolean(valueOf(wire, 'ssl-redirect')) === false ? { enabled: false } : undefined;
  },
  write: ({ enabled }) =>
    enabled
      ? { [keyOf('force-ssl-redirect')]: 'true', [keyOf('preserve-trailing-slash')]: 'true' }
      : { [keyOf('ssl-redirect')]: 'false', [keyOf('force-ssl-redirect')]: 'false' },
};
